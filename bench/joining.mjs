/**
 * What it takes to join: minutes, commands and files for the MSA, for the Region and for another Department, by the commands of
 * their guides in an empty folder, until a federated question is answered with a figure of theirs. The time a person needs to
 * think and write is not counted.
 *
 *   npm run build:code && node bench/joining.mjs <folder of the package @etalab/decoupage-administratif, unpacked>
 */
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const hub = join(root, "hub", "bin", "hub.js");
const [codePackage] = process.argv.slice(2);
if (!codePackage) throw new Error("node bench/joining.mjs <folder of the geographic code's package>");

const firstPort = Number(process.env.BENCH_PORT ?? 4300);
const names = ["GATEWAY", "DEPARTMENT", "POLE_EMPLOI", "CAF", "SIAE", "IDENTITY", "PG", "MSA", "REGION"];
const ports = Object.fromEntries(names.map((name, at) => [`${name}_PORT`, String(firstPort + at)]));
const url = `http://127.0.0.1:${ports.GATEWAY_PORT}/graphql`;
const changed = () => execFileSync("git", ["status", "--porcelain"], { cwd: root, encoding: "utf8" });
const before = changed();

/** Types commands one after the other, as whoever joins; says how long each took. */
class Typist {
  commands = 0;
  /** The hub, once it was started. @type {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, import("node:stream").Readable> | undefined} */
  child;
  constructor(folder) {
    this.folder = folder;
    /** @type {Record<string, string | undefined>} */
    this.environment = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...ports,
      HUB_DATA_DIR: join(folder, ".data"),
    };
    this.began = Date.now();
  }
  type(...words) {
    this.commands += 1;
    return execFileSync(process.execPath, [hub, ...words], {
      cwd: this.folder,
      env: this.environment,
      encoding: "utf8",
    });
  }
  start() {
    this.commands += 1;
    const child = spawn(process.execPath, ["--no-memory-reducer", "--v8-pool-size=1", hub, "start"], {
      cwd: this.folder,
      env: this.environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    return new Promise((resolve, reject) => {
      let said = "";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (text) => {
          said += text;
          if (said.includes("Le hub répond")) resolve(undefined);
        });
      child.once("exit", () => reject(new Error(said)));
    });
  }
  async ask(query, token) {
    const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) });
    return response.json();
  }
  async stop() {
    const ended = new Promise((resolve) => this.child?.once("exit", resolve));
    this.child?.kill("SIGINT");
    await ended;
  }
}

async function joined(id, name, dataset, question) {
  const folder = mkdtempSync(join(tmpdir(), "joining-"));
  // The system user who runs a root's PostgreSQL enters it.
  chmodSync(folder, 0o755);
  const typist = new Typist(folder);
  typist.environment.HUB_DEMO_DATA = "0";
  typist.type("new-partner", id, name, "--dataset", dataset, "--dry-run");
  typist.type("new-partner", id, name, "--dataset", dataset);
  const own = join(folder, "partners", id);
  const files = readdirSync(own, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;
  // What the institution writes: its own description, and invented counts to try it with.
  cpSync(join(root, "demo", "partners", id), own, { recursive: true });
  typist.environment.HUB_PARTNERS = own;
  typist.type("compose");
  await typist.start();
  typist.type("load", id, "--demonstration");
  const token = typist.type("token", `analyst@${id}`).trim();
  const answer = await typist.ask(question, token);
  const minutes = (Date.now() - typist.began) / 60_000;
  await typist.stop();
  report(id, { minutes, commands: typist.commands, files, answer });
  rmSync(folder, { recursive: true });
}

async function department(code, of, question) {
  const folder = mkdtempSync(join(tmpdir(), "joining-"));
  // The system user who runs a root's PostgreSQL enters it.
  chmodSync(folder, 0o755);
  const typist = new Typist(folder);
  const words = ["new-pact", code, "--code", codePackage, "--vintage", "2023", "--years", "2026-2030", "--of", of];
  typist.type(...words, "--dry-run");
  typist.type(...words);
  const own = join(folder, "pacts", code);
  const files = readdirSync(own, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;
  const listed = JSON.parse(readFileSync(join(own, "open-data.json"), "utf8")).files.length;
  Object.assign(typist.environment, { HUB_PACT: own, HUB_DEMO_DATA: "0" });
  typist.type("compose", "--dry-run");
  await typist.start();
  const answer = await typist.ask(question);
  const minutes = (Date.now() - typist.began) / 60_000;
  await typist.stop();
  report(code, { minutes, commands: typist.commands, files, listed, answer });
  rmSync(folder, { recursive: true });
}

function report(who, { answer, minutes, ...counts }) {
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  console.log(who, { minutes: Number(minutes.toFixed(1)), ...counts }, JSON.stringify(answer.data));
}

await joined(
  "msa",
  "Mutualité sociale agricole",
  "msa-rsa-households",
  `{ territory(code: "200033025") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value status } }
     msa { rsaHouseholds(from: "2021-12", to: "2021-12", origin: DEMONSTRATION) { value status } } } }`,
);
await joined(
  "region",
  "Région Grand Est",
  "region-training-entries",
  `{ territory(code: "200033025") { poleEmploi { jobseekers(from: "2021-Q4", to: "2021-Q4") { value status } }
     region { trainingEntries(from: "2021", to: "2021", origin: DEMONSTRATION) { value status } } } }`,
);
await department(
  "54",
  "de Meurthe-et-Moselle",
  `{ territory(code: "54") { name department { rsaHouseholdsAllRegimes(from: "2019-12", to: "2019-12") { value status } }
     siae { employedMonthly(from: "2019-12", to: "2019-12") { value status } } } }`,
);
console.log("changed outside their folders:", changed() === before ? 0 : changed());
