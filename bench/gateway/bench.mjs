/**
 * Engines of federation side by side, interleaved in one run: CPU per request, memory, throughput, answers compared.
 *
 *   npm run build && npm --prefix bench/gateway/peers install
 *   node bench/gateway/bench.mjs                                    our scenario
 *   node bench/gateway/bench.mjs --public bench/gateway/public      the public benchmark's query and supergraph,
 *                                                                   cloned there when they are not yet
 *   [--rounds 7] [--seconds 4] [--connections 16] [--only ours,floor] [--identical]
 *
 * Every request has its own Authorization, so that none can be answered from another's. With --identical all are the same, and
 * an engine may answer several at once by one fetch: what it then spares is told by how many fetches a request came to.
 * Each waits for its turn; all are started as the hub is, so that none finds its heap shrunk when the turn comes (hub/bin/hub.js).
 */
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import { buildASTSchema, execute, isObjectType, parse } from "graphql";
import { Pool } from "undici";
import { scenario } from "./scenario.mjs";

const publicBenchmark = "https://github.com/graphql-hive/graphql-gateways-benchmark";
const { values } = parseArgs({
  options: {
    public: { type: "string", default: "" },
    rounds: { type: "string", default: "7" },
    seconds: { type: "string", default: "4" },
    connections: { type: "string", default: "16" },
    only: { type: "string", default: "" },
    identical: { type: "boolean", default: false },
  },
});
const [rounds, seconds, connections] = [values.rounds, values.seconds, values.connections].map(Number);

if (values.public && !existsSync(join(values.public, "k6.js")))
  execFileSync("git", ["clone", "--depth", "1", publicBenchmark, values.public], { stdio: "inherit" });

const subgraphs = fork(new URL("./subgraphs.mjs", import.meta.url), [values.public]);
const [{ port }] = await once(subgraphs, "message");
const origin = `http://127.0.0.1:${port}`;
const { title, query, supergraph, resolvers } = scenario(values.public, (name) => `${origin}/${name}`);
const oracle = await monolith();
const body = JSON.stringify({ query });

const all = [
  { name: "Apollo Server + @apollo/gateway", file: "peers/apollo", told: { supergraph } },
  { name: "the same + undici data source", file: "peers/apollo-undici", told: { supergraph } },
  { name: "hive-gateway", file: "peers/hive", told: { supergraph } },
  {
    name: "hive-gateway + router-runtime",
    file: "peers/hive",
    short: "router-runtime",
    told: { supergraph, withRouterRuntime: true },
  },
  { name: "ours", file: "engines/ours", told: { supergraph: withListSizes(supergraph) } },
  { name: "floor", file: "engines/floor", told: {} },
];
const wanted = values.only.split(",").filter(Boolean);
const chosen = all.filter(
  ({ file, short }) =>
    wanted.length === 0 ||
    wanted.includes(short ?? file.split("/")[1]) ||
    file === "engines/floor" ||
    file === "engines/ours",
);

let asked = 0;
let fetches = [];
const engines = [];
for (const each of chosen) {
  const told = each.file === "engines/floor" ? { origin, fetches, answer: JSON.stringify(oracle) } : each.told;
  const engine = await started(each, told);
  engines.push(engine);
  if (each.file === "engines/ours") fetches = engine.heard;
}

for (const engine of engines) await load(engine, Math.max(2, seconds));
for (let round = 0; round < rounds; round++) {
  for (let turn = 0; turn < engines.length; turn++) {
    const engine = engines[(turn + round) % engines.length];
    engine.rounds.push(await load(engine, seconds));
  }
}
report();
for (const { child, pool } of engines) {
  await pool.destroy();
  // Some engines take a polite signal for a request, and stay.
  child.kill("SIGKILL");
}
subgraphs.kill();

/** As institutions of the hub say how long their lists are: without it the rule foresees the Meuse's territories behind each. */
function withListSizes(sdl) {
  const link = '@link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@listSize"])';
  return `${sdl
    .replace(/schema\s*@link/, `schema ${link} @link`)
    .replace(/^(\s+\w+(?:\([^)]*\))?: \[\w+!?\]!?)(?=\s|$)/gm, "$1 @listSize(assumedSize: 4)")}
directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION`;
}

async function started({ name, file }, told) {
  const child = fork(new URL(`${file}.mjs`, import.meta.url), {
    env: { ...process.env, NODE_ENV: "production" },
    execArgv: ["--no-memory-reducer", "--v8-pool-size=1"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  child.send(told);
  const [announced] = await once(child, "message");
  const pool = new Pool(`http://127.0.0.1:${announced.port}`, { connections });
  const engine = { name, child, pool, rounds: [], rss: 0 };
  await heardSince();
  const answer = JSON.parse(await ask(engine));
  engine.heard = (await heardSince()).heard;
  engine.agrees = isDeepStrictEqual(answer.data, oracle.data) && !answer.errors;
  if (!engine.agrees)
    console.error(`${name} answers otherwise than the monolith: ${JSON.stringify(answer).slice(0, 400)}`);
  return engine;
}

async function heardSince() {
  subgraphs.send("heard");
  return (await once(subgraphs, "message"))[0];
}

/** Of a token's shape, without which our gateway refuses it before anything; nobody judges what it says. */
function tokenOf(who) {
  const parts = [{ alg: "EdDSA" }, { iss: "https://issuer.invalid", sub: String(who) }, who];
  return parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
}

async function ask({ pool }) {
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    authorization: `Bearer ${tokenOf(values.identical ? "everyone" : asked++)}`,
  };
  const answered = await pool.request({ method: "POST", path: "/graphql", headers, body });
  const text = await answered.body.text();
  if (answered.statusCode !== 200) throw new Error(`answered ${answered.statusCode}: ${text.slice(0, 200)}`);
  return text;
}

async function load(engine, duration) {
  const before = await usage(engine);
  await heardSince();
  const began = performance.now();
  const until = began + duration * 1000;
  let count = 0;
  const latencies = [];
  const one = async () => {
    while (performance.now() < until) {
      const at = performance.now();
      await ask(engine);
      latencies.push(performance.now() - at);
      count++;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const elapsed = (performance.now() - began) / 1000;
  const after = await usage(engine);
  engine.rss = Math.max(engine.rss, after.rss);
  const cpu = (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1000;
  latencies.sort((a, b) => a - b);
  return {
    fetches: (await heardSince()).count / count,
    cpu: cpu / count,
    perSecond: count / elapsed,
    p50: latencies[Math.floor(latencies.length * 0.5)],
    p99: latencies[Math.floor(latencies.length * 0.99)],
  };
}

async function usage({ child }) {
  child.send("usage");
  return (await once(child, "message"))[0];
}

function report() {
  const [first] = engines;
  const floor = engines.at(-1);
  console.log(
    `${title}, ${values.identical ? "requests all the same" : "each request its own"}: ${JSON.stringify(oracle).length} bytes; ${rounds} rounds of ${seconds} s, ${connections} connections; node ${process.version}, ${cpus()[0].model} x ${cpus().length}, ${new Date().toISOString().slice(0, 10)}`,
  );
  console.log(
    `| engine | CPU ms/request | less CPU than ${first.name}: median (least to most) | x floor | requests/s | p50 ms | p99 ms | fetches a request | RSS MB | agrees |`,
  );
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const engine of engines) {
    const ratios = engine.rounds.map(({ cpu }, round) => first.rounds[round].cpu / cpu);
    const floors = engine.rounds.map(({ cpu }, round) => cpu / floor.rounds[round].cpu);
    const spread = `${median(ratios).toFixed(1)} (${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)})`;
    const cells = [
      engine.name,
      median(engine.rounds.map(({ cpu }) => cpu)).toFixed(2),
      spread,
      median(floors).toFixed(1),
      median(engine.rounds.map(({ perSecond }) => perSecond)).toFixed(0),
      median(engine.rounds.map(({ p50 }) => p50)).toFixed(0),
      median(engine.rounds.map(({ p99 }) => p99)).toFixed(0),
      median(engine.rounds.map(({ fetches }) => fetches)).toFixed(1),
      (engine.rss / 2 ** 20).toFixed(0),
      engine.agrees ? "yes" : "NO",
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The independent answer: one schema over the same facts, executed by graphql-js. */
async function monolith() {
  const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const [field, resolve] of Object.entries(resolvers[type.name] ?? {})) {
      const definition = type.getFields()[field];
      if (definition) definition.resolve = resolve;
    }
  }
  return JSON.parse(JSON.stringify(await execute({ schema, document: parse(query) })));
}
