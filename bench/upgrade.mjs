/**
 * A rolling upgrade under load: every institution, then both gateways, go one by one from an earlier version of this repository
 * to this one, each database first, while readers ask by both gateways and a steward acts. Each answer is compared with the
 * one that was given before: right, or partial and honest about who is missing, or wrong. Then every acknowledged act, every
 * open reading and every journal is looked for.
 *
 *   npm run build:code && node bench/upgrade.mjs <earlier commit or tag> [first port, 5400]
 */
import { setTimeout as sleep } from "node:timers/promises";
import { builtCheckout, root } from "../scripts/checkout.mjs";
import { fleet, partners } from "../scripts/fleet.mjs";
import { ask, questions } from "./faults/answers.mjs";
import { intactJournals, openReads, startedHub } from "./faults/hub.mjs";
import { readings } from "./faults/reading.mjs";
import { stewardOf } from "./faults/steward.mjs";

const [revision, firstPort = "5400"] = process.argv.slice(2);
if (!revision) throw new Error("which earlier commit or tag?");
const readers = 4;

const former = builtCheckout(revision);
// Its databases, and the issuers by which the steward is believed; nobody asks the rest of it.
const hub = await startedHub(Number(firstPort), former);
const ours = fleet(hub, Number(firstPort) + 10);
for (const name of [...partners, ...ours.gateways]) await ours.start(name, former);

/** As a balancer does: the other gateway, where one refuses the connection or says that it stops. */
async function balanced(query, turn) {
  const [one, other] = turn % 2 === 0 ? ours.urls : [...ours.urls].reverse();
  try {
    return await ask(one, query);
  } catch {
    switched++;
    return ask(other, query);
  }
}

const expected = [];
let switched = 0;
for (const query of questions) expected.push(await balanced(query, 0));
if (expected.some(({ errors }) => errors)) throw new Error(JSON.stringify(expected));
for (const query of questions) for (let turn = 0; turn < 40; turn++) await balanced(query, turn);
const readsBefore = await openReads(hub);

let isUpgrading = true;
const isRunning = () => isUpgrading;
const read = readings(balanced, expected);
const steward = await stewardOf(hub, ours.urlOf("caf"));
const loading = Promise.all([
  ...Array.from({ length: readers }, (_, first) => read.read({ first, isRunning })),
  steward.act(isRunning),
]);
const rows = [];
await sleep(3_000);
for (const name of [...partners, ...ours.gateways]) {
  const isPartner = partners.includes(name);
  const before = { ...read.tally };
  const migrated = isPartner ? await ours.run(name, ["migrate", name], root) : "-";
  // The earlier process on the newer database: as long as the operator takes.
  await sleep(2_000);
  const began = performance.now();
  await ours.stop(name);
  const stopped = performance.now();
  await ours.start(name, root);
  const ready = performance.now();
  await sleep(3_000);
  rows.push([
    isPartner ? name : "a gateway",
    migrated,
    stopped - began,
    ready - stopped,
    read.tally.RIGHT - before.RIGHT,
    read.tally.PARTIAL - before.PARTIAL,
  ]);
}
isUpgrading = false;
await loading;
await sleep(2_000);

const counted = (await openReads(hub)) - readsBefore;
const acts = await steward.examined();
const intact = await intactJournals(hub, partners);
console.log(`from ${revision} to this checkout; ${readers} readers, one steward`);
console.log(
  "| upgraded | its database | drained, ms | until ready, ms | answers right | partial |\n| --- | --- | --- | --- | --- | --- |",
);
for (const [name, migrated, drained, ready, right, partial] of rows)
  console.log(`| ${name} | ${migrated} | ${drained.toFixed(0)} | ${ready.toFixed(0)} | ${right} | ${partial} |`);
console.log(`${read.summary()}; ${switched} asked of the other gateway`);
read.sayWrong();
console.log(acts.summary);
console.log(`open readings of the CAF: ${read.ofCaf()} answered, ${counted} counted`);
console.log(`journals intact: ${intact} of ${partners.length}`);
await ours.end();
await hub.stop();
process.exitCode = read.wrong.length > 0 || acts.lost > 0 || counted < read.ofCaf() || intact < partners.length ? 1 : 0;
