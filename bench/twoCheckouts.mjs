/**
 * What a change of the hub costs the cross-partner question: two built checkouts, side by side, in turns.
 *
 *   node bench/twoCheckouts.mjs <checkout before> <checkout after> [turns]
 */
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [, , before, after, given] = process.argv;
if (!before || !after) throw new Error("give two built checkouts of the hub");
const turns = Number(given ?? 10);
const questionsATurn = 40;
const query = `{ territories(level: EPCI) { code name caf { rsaHouseholds { period value status } }
  poleEmploi { jobseekers { period value status } } siae { structureCount { period value } }
  department { conventions { id } } } }`;

const portNames = ["GATEWAY", "DEPARTMENT", "POLE_EMPLOI", "CAF", "SIAE", "IDENTITY", "PG"];

/** Starts a checkout's hub on ports of its own, without generated figures and without a reader's budget. */
async function startedAt(folder, base) {
  const data = mkdtempSync(join(tmpdir(), "hub-"));
  chmodSync(data, 0o755);
  const ports = Object.fromEntries(portNames.map((name, at) => [`${name}_PORT`, String(base + at)]));
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    HUB_DATA_DIR: data,
    HUB_DEMO_DATA: "0",
    HUB_READER_BUDGET: "0",
    ...ports,
  };
  const child = spawn(process.execPath, [programOf(folder), "start"], { cwd: folder, env });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  while (!said.includes("Le hub répond")) {
    if (child.exitCode !== null) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  /** @type {{ headers: Record<string, string>, ms: number[], cpu: number[] }} of the questions asked in turns */
  const measured = { headers: {}, ms: [], cpu: [] };
  return { folder, env, data, child, url: `http://127.0.0.1:${base}/graphql`, ...measured };
}

/** Where the command is, now and in checkouts from before the workspaces. */
function programOf(folder) {
  const [current, earlier] = [join(folder, "hub", "bin", "hub.js"), join(folder, "bin", "hub.js")];
  return existsSync(current) ? current : earlier;
}

const tokenAt = ({ folder, env }) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [programOf(folder), "token", "analyst@department"], { env });
    let text = "";
    child.stdout.on("data", (more) => (text += more));
    child.on("close", () => resolve(text.trim()));
  });

async function ask({ url }, headers) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  });
  const { errors } = /** @type {any} */ (await response.json());
  if (errors) throw new Error(JSON.stringify(errors).slice(0, 300));
}

const children = (pid) => [
  pid,
  ...readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .trim()
    .split(" ")
    .filter(Boolean)
    .flatMap((one) => children(Number(one))),
];

const groups = ["gateway and supervisor", "subgraphs", "PostgreSQL"];

/** The supervisor runs the gateway in itself or beside; each subgraph and the database are processes of their own. */
function groupOf(pid) {
  const words = readFileSync(`/proc/${pid}/cmdline`, "utf8");
  return words.includes("postgres") ? 2 : words.includes("subgraph") ? 1 : 0;
}

/** User and system time of a hub's processes since they began, in milliseconds, by group. */
function cpuOf({ child }) {
  const spent = [0, 0, 0];
  for (const pid of children(child.pid)) {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    spent[groupOf(pid)] += 10 * (Number(fields[11]) + Number(fields[12]));
  }
  return spent;
}

const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

const median = (all) => all.toSorted((one, other) => one - other)[all.length >> 1];

const hubs = [await startedAt(before, 5200), await startedAt(after, 5300)];
try {
  for (const who of ["nobody in particular", "an analyst with a token"]) {
    for (const hub of hubs) {
      hub.headers = who === "nobody in particular" ? {} : { authorization: `Bearer ${await tokenAt(hub)}` };
      hub.ms = [];
      hub.cpu = [0, 0, 0];
      for (let at = 0; at < 60; at++) await ask(hub, hub.headers);
    }
    for (let turn = 0; turn < turns; turn++) {
      for (const hub of hubs) {
        const [cpu, began] = [cpuOf(hub), performance.now()];
        for (let at = 0; at < questionsATurn; at++) await ask(hub, hub.headers);
        hub.ms.push((performance.now() - began) / questionsATurn);
        hub.cpu = cpuOf(hub).map((now, at) => hub.cpu[at] + now - cpu[at]);
      }
    }
    const [first, second] = hubs;
    const ratios = second.ms.map((ms, at) => ms / first.ms[at]).toSorted((one, other) => one - other);
    const each = turns * questionsATurn;
    console.log(
      `${who}: ${median(first.ms).toFixed(1)} -> ${median(second.ms).toFixed(1)} ms, ratio ${median(ratios).toFixed(2)} (${ratios[0].toFixed(2)}-${Math.max(...ratios).toFixed(2)}); CPU of all processes ${(sum(first.cpu) / each).toFixed(1)} -> ${(sum(second.cpu) / each).toFixed(1)} ms a question, ratio ${(sum(second.cpu) / sum(first.cpu)).toFixed(2)}`,
    );
    for (const [at, group] of groups.entries())
      console.log(
        `  ${group}: ${(first.cpu[at] / each).toFixed(2)} -> ${(second.cpu[at] / each).toFixed(2)} ms a question`,
      );
  }
} finally {
  for (const { child, data } of hubs) {
    child.once("close", () => rmSync(data, { recursive: true, force: true }));
    child.kill("SIGINT");
  }
}
