import { spawn } from "node:child_process";
import { chmodSync, createWriteStream, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";

const here = fileURLToPath(new URL("../../", import.meta.url));
const programIn = (checkout) => join(checkout, "hub/bin/hub.js");
const names = [
  "GATEWAY_PORT",
  "DEPARTMENT_PORT",
  "POLE_EMPLOI_PORT",
  "CAF_PORT",
  "SIAE_PORT",
  "IDENTITY_PORT",
  "PG_PORT",
];

/** A hub of its own, as a user starts it, on ports from `first` on; of another checkout where one is named. */
export async function startedHub(first, checkout = here) {
  const folder = mkdtempSync(join(tmpdir(), "hub-faults-"));
  chmodSync(folder, 0o755);
  const ports = Object.fromEntries(names.map((name, at) => [name, String(first + at)]));
  const environment = { HUB_DATA_DIR: folder, HUB_DEMO_DATA: "0", HUB_READER_BUDGET: "0", HUB_LOG: "error", ...ports };
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...environment };
  const child = spawn(process.execPath, ["--no-memory-reducer", "--v8-pool-size=1", programIn(checkout), "start"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  // What its processes say of themselves, for whoever looks into an answer that was wrong.
  child.stdout.pipe(createWriteStream(join(folder, "hub.log")));
  await new Promise((resolve, reject) => {
    child.stdout.on("data", (text) => text.includes("Le hub répond") && resolve(undefined));
    child.once("exit", () => reject(new Error("the hub did not start")));
  });
  return {
    folder,
    ports,
    environment,
    pid: child.pid,
    url: `http://127.0.0.1:${ports.GATEWAY_PORT}/graphql`,
    passwords: JSON.parse(readFileSync(join(folder, "passwords.json"), "utf8")),
    stop: () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGINT");
      return ended;
    },
  };
}

/** Runs a command of `hub` beside it; what it said, and its exit code. */
export function typed(hub, words) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...hub.environment };
  const child = spawn(process.execPath, [programIn(here), ...words], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, said })));
}

/** What its steward's login reads of an institution's database. */
export async function rowsOf(hub, database, sql) {
  const user = `${database}_steward`;
  const where = { host: "127.0.0.1", port: Number(hub.ports.PG_PORT), user, password: hub.passwords[user], database };
  const client = new pg.Client(where);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** Readings of open figures that the CAF's journal has counted. */
export async function openReads(hub) {
  const [{ reads }] = await rowsOf(hub, "caf", "select coalesce(sum(reads), 0) as reads from authority.open_read");
  return Number(reads);
}

/** How many of these institutions' journals are intact. */
export async function intactJournals(hub, partners) {
  let intact = 0;
  for (const partner of partners) if ((await typed(hub, ["journal", "verify", partner])).code === 0) intact++;
  return intact;
}

const processes = () =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ")[1]);
  } catch {
    return 0;
  }
}

/** The process of an institution; undefined while there is none. */
export const institutionOf = (hub, partner) =>
  processes().find((pid) => parentOf(pid) === hub.pid && commandOf(pid).slice(-2).join(" ").trim().includes(partner));

/** The server of the hub's database. */
export const postgresOf = (hub) =>
  processes().find((pid) => parentOf(pid) === hub.pid && commandOf(pid)[0]?.endsWith("/postgres"));

/** A process and those that it has started: PostgreSQL has one for each connection. */
export const familyOf = (parent) => processes().filter((pid) => pid === parent || parentOf(pid) === parent);

/** Megabytes in memory. */
export function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return 0;
  }
}
