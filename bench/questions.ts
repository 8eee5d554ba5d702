/**
 * How many statements each of the twenty questions costs the databases of the four institutions, as PostgreSQL itself logs
 * them: reads only, without what begins and ends a request (its admission) nor the journal. It starts a hub of its own,
 * asks each question as who would ask it, and prints a table. From the root of the repository:
 *
 *   npm run build && npx rolldown bench/questions.ts --file node_modules/.bench/questions.mjs --platform node --external pg
 *   node node_modules/.bench/questions.mjs
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const port = 21_500;
const dataDir = mkdtempSync(join(tmpdir(), "questions-"));
chmodSync(dataDir, 0o755);
const environment = {
  ...process.env,
  HUB_DEMO_DATA: "0",
  HUB_DATA_DIR: dataDir,
  GATEWAY_PORT: String(port),
  DEPARTMENT_PORT: String(port + 1),
  POLE_EMPLOI_PORT: String(port + 2),
  CAF_PORT: String(port + 3),
  SIAE_PORT: String(port + 4),
  PG_PORT: String(port + 5),
  IDENTITY_PORT: String(port + 6),
};
/** Those who have no part in the hub ask as anyone does. */
const readers: Readonly<Record<string, string>> = {
  "Pôle emploi": "analyst@pole-emploi",
  "Réseau des SIAE": "analyst@siae",
  CAF: "analyst@caf",
  "Région et Département": "analyst@region",
  "Intendant des données": "steward@caf",
  "Missions locales": "",
};

async function started(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["bin/hub.js", "start"], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout?.on("data", (text: Buffer) => {
    said += text.toString();
  });
  while (!said.includes("Le hub répond")) await sleep(100);
  return child;
}

async function stopped(child: ChildProcess): Promise<void> {
  child.kill("SIGINT");
  await once(child, "close");
}

async function logEverything(): Promise<void> {
  const { hub_admin } = JSON.parse(readFileSync(join(dataDir, "passwords.json"), "utf8"));
  const client = new pg.Client(`postgres://hub_admin:${hub_admin}@127.0.0.1:${port + 5}/postgres`);
  await client.connect();
  for (const setting of ["logging_collector = on", "log_statement = 'all'", "log_line_prefix = '#%u@%d# '"])
    await client.query(`alter system set ${setting}`);
  await client.end();
}

/** What the readers' logins asked so far, one entry a statement, in the order of the log. */
function logged(): readonly string[] {
  const cluster = readdirSync(dataDir, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".log"));
  const text = cluster.map((path) => readFileSync(join(dataDir, path), "utf8")).join("");
  return text
    .split(/^(?=#)/m)
    .filter((line) => /^#\w+_reader@/.test(line) && /(statement|execute [^:]*): /.test(line))
    .filter(
      (line) => !/: +(begin|commit|rollback|set |listen)/i.test(line) && !/journal|hub\.(asking|grant)/i.test(line),
    );
}

async function ask(query: string, who: string): Promise<void> {
  const persona =
    readers[who] ??
    (who.startsWith("Département") || who.includes("Département") || who.includes("FSE")
      ? "analyst@department"
      : "steering@department");
  const token =
    persona === ""
      ? null
      : execFileSync(process.execPath, ["bin/hub.js", "token", persona], { env: environment, encoding: "utf8" }).trim();
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: "POST",
    headers,
    body: JSON.stringify({ query }),
  });
  if (!(await response.json()).data) throw new Error(`no answer: ${query.slice(0, 80)}`);
}

const first = await started();
await logEverything();
await stopped(first);
const hub = await started();
try {
  for (const name of readdirSync("docs/questions").filter((one) => one.endsWith(".graphql"))) {
    const query = readFileSync(join("docs/questions", name), "utf8");
    const who = /^# Qui demande : (.+?)\. Réponse/m.exec(query)?.[1] ?? "";
    // Once before: connections are open, tokens known, the memory of releases filled as it is after a first reader.
    await ask(query, who);
    await sleep(700);
    const before = logged().length;
    await ask(query, who);
    await sleep(700);
    const said = logged().slice(before);
    const databases = said.map((line) => /@(\w+)#/.exec(line)?.[1] ?? "");
    const by = [...new Set(databases)].map((one) => `${one} ${databases.filter((other) => other === one).length}`);
    console.log(`${name.slice(0, 2)} | ${said.length} | ${by.join(", ")}`);
  }
} finally {
  await stopped(hub);
  rmSync(dataDir, { recursive: true, force: true });
}
