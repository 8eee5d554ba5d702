/**
 * Faults under steady load: institutions killed, stopped for a while, their database's connections cut, their database stopped
 * for a while; and where HAProxy is installed, two gateways behind it, one killed, or both given new keys. Each answer is
 * compared with the one that was given before any fault: right, or partial and honest about who is missing, or wrong. A steward
 * of the CAF acts all the while. Then the journals are verified, and open readings and acts counted against what was answered.
 *
 *   npm run build:code && node bench/faults.mjs [seconds, 120; a soak: 1800] [first port, 5400]
 */
import { loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ask, at, NoGateway, questions, slopeOf } from "./faults/answers.mjs";
import { twoGateways } from "./faults/gateways.mjs";
import { isInstalled } from "./faults/haproxy.mjs";
import { institutionOf, intactJournals, memoryOf, openReads, postgresOf, startedHub } from "./faults/hub.mjs";
import { readings } from "./faults/reading.mjs";
import { stewardOf } from "./faults/steward.mjs";

const [seconds = 120, firstPort = 5400] = process.argv.slice(2).map(Number);
const partners = ["caf", "pole-emploi", "siae", "department"];
const readers = 6;

const hub = await startedHub(firstPort);
const pair = isInstalled ? await twoGateways(hub, firstPort + 10) : null;
if (!pair) console.log("one gateway: HAProxy is not installed here");
// The hub's own gateway is killed by nobody: its memory is what a soak looks at.
const doors = pair ? [pair.url, hub.url] : [hub.url];
const doorAt = (turn) => doors[Math.floor(turn / questions.length) % doors.length];
const admin = new pg.Pool({
  host: "127.0.0.1",
  port: Number(hub.ports.PG_PORT),
  user: "hub_admin",
  password: hub.passwords.hub_admin,
  database: "postgres",
  max: 1,
});
admin.on("error", () => undefined);
const connections = async () =>
  Number(
    (await admin.query("select count(*) as n from pg_stat_activity where application_name like 'hub %'")).rows[0].n,
  );

const expected = [];
for (const query of questions) expected.push(await ask(hub.url, query));
if (expected.some(({ errors }) => errors)) throw new Error(JSON.stringify(expected));
for (const query of questions) for (let turn = 0; turn < 40; turn++) await ask(doors[turn % doors.length], query);
const [readsBefore, connectionsBefore] = [await openReads(hub), await connections()];

/** Each fault: its name, and how it is caused to an institution in a round. @type {[string, (partner: string, round: number) => Promise<unknown>][]} */
const kinds = [
  ["an institution killed", async (partner) => process.kill(needed(institutionOf(hub, partner)), "SIGKILL")],
  ["an institution stopped 2 s", async (partner) => paused(needed(institutionOf(hub, partner)), 2_000)],
  [
    "connections to a database cut",
    (partner) =>
      admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
        partner.replace("-", "_"),
      ]),
  ],
  ["the databases stopped 2 s", async () => paused(needed(postgresOf(hub)), 2_000)],
];
if (pair) {
  kinds.push(["a gateway killed", (_, round) => pair.killOne(round)]);
  kinds.push(["both gateways' keys changed", () => pair.rotateKeys()]);
}
/** @param {number | undefined} pid @returns {number} */
function needed(pid) {
  if (pid === undefined) throw new Error("its process has not started again");
  return pid;
}
async function paused(pid, milliseconds) {
  process.kill(pid, "SIGSTOP");
  await sleep(milliseconds);
  process.kill(pid, "SIGCONT");
}

let askedAgain = 0;
let withoutGateway = 0;
const mostAsked = 3;
/** A reading whose connection broke, or that the balancer could give to nobody, is asked again, as clients do. */
async function asked(query, turn) {
  for (let time = 1; ; time++)
    try {
      return await ask(doorAt(turn), query);
    } catch (error) {
      if (time === mostAsked) throw error;
      askedAgain++;
      if (error instanceof NoGateway) withoutGateway++;
      await sleep(error instanceof NoGateway ? error.comeBackMs : 100);
    }
}
/** When an answer was last less than right, and since when none was; null while the last was. */
let lastNotRight = 0;
/** @type {number | null} */
let rightSince = performance.now();
const met = (verdict) => {
  if (verdict === "RIGHT") rightSince ??= performance.now();
  else [lastNotRight, rightSince] = [performance.now(), null];
};
const ends = performance.now() + seconds * 1_000;
let isOver = false;
const isRunning = () => !isOver;
const read = readings(asked, expected);
const steward = await stewardOf(hub, `http://127.0.0.1:${hub.ports.CAF_PORT}/graphql`);

/** Minutes since the start, megabytes of the hub's own gateway, megabytes of all. @type {[number, number, number][]} */
const memory = [];
const watching = setInterval(() => {
  const all = [hub.pid, ...(pair?.pids() ?? []), ...partners.map((partner) => institutionOf(hub, partner))];
  memory.push([performance.now() / 60_000, memoryOf(hub.pid), all.reduce((sum, pid) => sum + memoryOf(pid ?? 0), 0)]);
}, 2_000);
const loading = Promise.all([
  ...Array.from({ length: readers }, () => read.read({ isRunning, met })),
  steward.act(isRunning),
]);
/** Milliseconds until answers were right again, by fault. @type {Map<string, number[]>} */
const recoveries = new Map(kinds.map(([name]) => [name, []]));
const failed = [];
/** Well again: two seconds of right answers only. */
const isWell = (since) => rightSince !== null && performance.now() - Math.max(rightSince, since) >= 2_000;
for (let turn = 0; performance.now() < ends; turn++) {
  await sleep(2_000);
  const [name, strike] = kinds[turn % kinds.length];
  const began = performance.now();
  const round = Math.floor(turn / kinds.length);
  await strike(partners[round % partners.length], round).catch((error) => failed.push(`${name}: ${error.message}`));
  const patience = performance.now() + 120_000;
  while (!isWell(began)) {
    if (performance.now() > patience) throw new Error(`${name}: not well again after two minutes`);
    await sleep(20);
  }
  recoveries.get(name)?.push(Math.max(0, lastNotRight - began));
}
const lasted = (performance.now() - ends) / 1_000 + seconds;
isOver = true;
await loading;
clearInterval(watching);
await sleep(2_000);

const [counted, connectionsAfter] = [(await openReads(hub)) - readsBefore, await connections()];
const acts = await steward.examined();
const intact = await intactJournals(hub, partners);
const half = memory.slice(Math.floor(memory.length / 2));
console.log(`${lasted.toFixed(0)} s, ${readers} readers, a steward; load average ${loadavg()[0].toFixed(1)}`);
console.log(`${read.summary()}; ${askedAgain} asked again, ${withoutGateway} of them since no gateway was ready`);
read.sayWrong();
for (const fault of failed) console.log(`  not carried out: ${fault}`);
console.log("| fault | times | well again after, ms: p50 | worst |\n| --- | --- | --- | --- |");
for (const [name, times] of recoveries)
  if (times.length > 0)
    console.log(`| ${name} | ${times.length} | ${at(times, 0.5).toFixed(0)} | ${at(times, 1).toFixed(0)} |`);
console.log(acts.summary);
/** Open data are answered although their reading cannot be counted: each cut of a database meets a reading of each reader at most. */
const cuts = [...recoveries].flatMap(([name, times]) => (name.includes("database") ? times : [])).length;
const uncounted = Math.max(0, read.ofCaf() - counted);
console.log(
  `open readings of the CAF: ${read.ofCaf()} answered, ${counted} counted; ${uncounted} answered while a database was away, of ${cuts * readers} at most`,
);
console.log(`journals intact: ${intact} of ${partners.length}`);
console.log(
  `memory: gateway ${half.at(-1)?.[1].toFixed(0)} MB (${slopeOf(half.map(([x, y]) => [x, y])).toFixed(1)} MB a minute over the second half), all ${half.at(-1)?.[2].toFixed(0)} MB`,
);
console.log(`connections to the database: ${connectionsBefore} before, ${connectionsAfter} after`);
await admin.end();
await pair?.stop();
await hub.stop();
const isWhole = read.wrong.length === 0 && failed.length === 0 && acts.lost === 0;
process.exitCode = isWhole && uncounted <= cuts * readers && intact === partners.length ? 0 : 1;
