/**
 * What a subgraph's memory of its releases is worth: one question across the 16 EPCI and 20 quarters, by sex and age, on
 * demonstration data, asked in turns of plain SQL, of the database through our reading, of a memory that is empty and of
 * one that is full; then through the whole gateway. It starts a hub of its own. From the root of the repository:
 *
 *   npm run build && npx rolldown bench/serving.ts --file node_modules/.bench/serving.mjs --platform node --external pg
 *   node node_modules/.bench/serving.mjs 60             (turns)
 */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";

const compiled = <T>(path: string): Promise<T> => import(pathToFileURL(`dist/${path}`).href);
const { readingOf } = await compiled<typeof import("../runtime/read/reading.ts")>("runtime/read/reading.js");
const { releaseMemory } = await compiled<typeof import("../runtime/read/memory/memory.ts")>(
  "runtime/read/memory/memory.js",
);
const { versionNow } = await compiled<typeof import("../runtime/read/memory/catalogue.ts")>(
  "runtime/read/memory/catalogue.js",
);
const { readerPool } = await compiled<typeof import("../runtime/authority/connect.ts")>("runtime/authority/connect.js");

const turns = Number(process.argv[2] ?? 60);
const port = 21_400;
const ports = {
  GATEWAY_PORT: port,
  DEPARTMENT_PORT: port + 1,
  POLE_EMPLOI_PORT: port + 2,
  CAF_PORT: port + 3,
  SIAE_PORT: port + 4,
  PG_PORT: port + 5,
  IDENTITY_PORT: port + 6,
};
const dataset = "adults-with-duties";
const { epcis } = JSON.parse(readFileSync("data/territory/meuse-territories.json", "utf8")) as {
  epcis: { siren: string }[];
};
const territories = epcis.map(({ siren }) => siren);
const [first, last] = ["2017-01-01", "2021-12-31"];

const dataDir = mkdtempSync(join(tmpdir(), "bench-serving-"));
chmodSync(dataDir, 0o755);
const environment = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  HUB_DATA_DIR: dataDir,
  HUB_DEMO_DATA: "0",
  ...Object.fromEntries(Object.entries(ports).map(([name, value]) => [name, String(value)])),
};
async function compare(): Promise<void> {
  const password = JSON.parse(readFileSync(join(dataDir, "passwords.json"), "utf8")).department_reader;
  const url = `postgres://department_reader:${password}@127.0.0.1:${ports.PG_PORT}/department`;
  const db = readerPool(url, 1);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask = { dataset, first, last, by: "age;sex", origin: "DEMONSTRATION" } as const;
  const read = async (memory: ReturnType<typeof releaseMemory> | null) => {
    const { series } = readingOf({ db, asOf: null, memory });
    return JSON.stringify(await Promise.all(territories.map((territory) => series.load({ ...ask, territory }))));
  };
  const full = releaseMemory(64 * 1024 * 1024);
  const ways: Record<string, () => Promise<string>> = {
    "SQL by pg, serialised": async () =>
      JSON.stringify((await client.query(sql, [dataset, first, last, territories])).rows),
    "reading, no memory": () => read(null),
    "reading, memory empty": () => read(releaseMemory(64 * 1024 * 1024)),
    "reading, memory full": () => read(full),
    "(of which: the statement that asks what changed)": async () => JSON.stringify(await versionNow(db)),
    "gateway over HTTP, memory full": throughGateway,
  };
  const bytes = Object.fromEntries(
    await Promise.all(Object.entries(ways).map(async ([name, way]) => [name, (await way()).length])),
  );
  if ((await read(null)) !== (await read(full))) throw new Error("memory and database disagree");
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, [] as number[]]));
  for (let turn = 0; turn < turns + 10; turn++) {
    for (const [name, way] of Object.entries(ways)) {
      const began = performance.now();
      await way();
      if (turn >= 10) times[name]!.push(performance.now() - began);
    }
  }
  await client.end();
  await db.destroy();
  tell(times, bytes, full.slices.size());
}

async function throughGateway(): Promise<string> {
  const query = `{ territories(level: EPCI) { code department { adultsWithDuties(
    from: "2017", to: "2021", by: [SEX, AGE], origin: DEMONSTRATION) { period sex age value status bounds { min max } release { id } } } } }`;
  const response = await fetch(`http://127.0.0.1:${ports.GATEWAY_PORT}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  if (!text.includes("2021-Q4") || text.includes('"errors"')) throw new Error(text.slice(0, 500));
  return text;
}

function tell(times: Record<string, number[]>, bytes: Record<string, number>, held: number): void {
  const base = times["SQL by pg, serialised"]!;
  console.log(
    `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  console.table(
    Object.entries(times).map(([way, taken]) => {
      const ratios = taken.map((ms, turn) => ms / base[turn]!);
      return {
        way,
        bytes: bytes[way],
        "median ms": at(taken, 0.5).toFixed(2),
        "p95 ms": at(taken, 0.95).toFixed(2),
        "ratio to SQL": at(ratios, 0.5).toFixed(2),
        "p10-p90": `${at(ratios, 0.1).toFixed(2)}-${at(ratios, 0.9).toFixed(2)}`,
      };
    }),
  );
  console.log(`memory held: ${Math.round(held / 1024)} KiB`);
}

const at = (all: readonly number[], share: number): number =>
  [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN;

function run(words: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["bin/hub.js", ...words], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
}

const said = (child: ChildProcess, sentence: string): Promise<void> =>
  new Promise((resolve) => child.stdout?.on("data", (text: Buffer) => text.includes(sentence) && resolve()));

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.stdout?.resume();
    if (child.exitCode !== null) resolve();
    else child.once("close", () => resolve());
  });

/** What the subgraph itself asks without a memory, for the territories of one question (runtime/read/seriesOfDatabase.ts). */
const sql = `select cell.release, cell.territory, cell.breakdown, cell.status, cell.value::float8 as value,
       cell.lower_bound::float8 as min, cell.upper_bound::float8 as max, cell.standard_error::float8 as "standardError",
       cell.present, cell.expected, release.state, release.period, release.rounded_to as "roundedTo"
  from published.release_at(now()) as release
  join published.cell on cell.release = release.id
 where release.dataset = $1 and release.first_day >= $2 and release.last_day <= $3
   and cell.territory = any($4) and cell.dimensions = 'age;sex' and release.demonstration
 order by cell.territory, release.first_day, release.last_day, cell.breakdown`;

const hub = run(["start"]);
try {
  await said(hub, "Le hub répond");
  await ended(run(["load", "department", "--demonstration"]));
  await compare();
} finally {
  hub.kill("SIGINT");
  await ended(hub);
  rmSync(dataDir, { recursive: true, force: true });
}
