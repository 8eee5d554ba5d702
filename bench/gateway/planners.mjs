/**
 * What planning costs, and what a flood of it costs others: the pool of planner processes over the shipped graph.
 *
 *   npm run build && node bench/gateway/planners.mjs [questions]
 *
 * Prints: a plan by our planner and by the native one (milliseconds, the same questions), the time until a plan is made again
 * after a planner's process was ended, at once and two seconds later, and how long a light question waits alone and beside sixty heavy ones, of the same
 * payer and of another.
 */
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { supergraphOf } from "@pacte-hub/gateway/supergraph/supergraph";
import { Kind, parse } from "graphql";
import { pino } from "pino";
import { createPlanner } from "#gateway/planner/planner";
import { PlannerPool, usualPool } from "#gateway/planning/plannerPool";
import { planQuestion } from "#gateway/planning/planQuestion";
import { ResponseKeys } from "#gateway/planning/responseKeys";

const sdl = readFileSync(new URL("../../schema/supergraph.graphql", import.meta.url), "utf8");
const graph = supergraphOf(sdl);
const count = Number(process.argv[2] ?? 200);
const selections =
  "name population caf { rsaHouseholds { period value status bounds { min max } } access: __typename } poleEmploi { jobseekers { period value } } siae { structures { siret name } } department { conventions { id title } }";

const question = (text) => {
  const operation = parse(text, { noLocation: true }).definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) throw new Error("a question is an operation");
  const { text: planned } = planQuestion(
    { operation, fragments: new Map() },
    {
      graph,
      variables: {},
      identity: {},
      removed: new Set(),
      keys: new ResponseKeys(graph.neutralPrefix),
    },
  );
  if (planned === null) throw new Error("nothing of the question is left to plan");
  return planned;
};
const heavy = (seed) =>
  question(
    `{ ${Array.from({ length: 99 }, (_, at) => `a${at}: territory(code: "${seed}-${at}") { ${selections} }`).join(" ")} }`,
  );
const light = (seed) => question(`{ territory(code: "${seed}") { name caf { rsaHouseholds { value } } } }`);

const quantiles = (times) => {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
};
const timed = async (work) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const own = createPlanner(sdl);
const native = new QueryPlanner(sdl);
const none = new Set();
/** @type {[string, (seed: number) => string][]} */
const questions = [
  ["a light question", light],
  ["99 aliases", heavy],
];
for (const [name, make] of questions) {
  /** @type {{ own: number[], native: number[] }} */
  const times = { own: [], native: [] };
  for (let turn = 0; turn < (make === heavy ? 20 : count); turn++) {
    const text = make(turn);
    times.own.push(await timed(() => own.plan(text, { activeLabels: none, share: 0 })));
    times.native.push(await timed(() => native.plan(text, null, none, 0)));
  }
  console.log(
    `${name} (${make(0).length} characters), ms a plan: own`,
    quantiles(times.own),
    "native",
    quantiles(times.native),
  );
}

const pool = new PlannerPool({ ...usualPool, log: pino({ level: "silent" }) });
const planner = pool.over(sdl);
await planner.ready();
const ask = (text, payer) => planner.plan({ text, share: 0, payer });

const replaced = [];
for (let turn = 0; turn < 10; turn++) {
  for (const pid of pool.pids) process.kill(pid, "SIGKILL");
  replaced.push(await timed(() => ask(light(`r${turn}`), "one")));
}
console.log("a plan after the planner was ended, ms", quantiles(replaced));

const rested = [];
for (let turn = 0; turn < 5; turn++) {
  for (const pid of pool.pids) process.kill(pid, "SIGKILL");
  await sleep(2_000);
  rested.push(await timed(() => ask(light(`s${turn}`), "one")));
}
console.log("the first plan of a planner that took another's place two seconds before, ms", quantiles(rested));

const waits = async (name) => {
  const times = [];
  for (let turn = 0; turn < 60; turn++) {
    times.push(await timed(() => ask(light(`${name}${turn}`), name)));
    await sleep(20);
  }
  return quantiles(times);
};
console.log("a light question alone, ms", await waits("alone"));
const flood = Array.from({ length: 60 }, (_, at) => ask(heavy(`f${at}`), "flood").catch(() => null));
console.log("beside sixty heavy ones of another, ms", await waits("other"));
await Promise.all(flood);
const again = Array.from({ length: 60 }, (_, at) => ask(heavy(`g${at}`), "same").catch(() => null));
console.log("behind sixty heavy ones of the same payer, ms", await waits("same"));
await Promise.all(again);
pool.close();
