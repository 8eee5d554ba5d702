/**
 * One gateway asked directly, one behind HAProxy, two behind it: questions a second, waits, and processor time a question of
 * gateways, HAProxy and institutions, in turns over the same hub.
 *
 *   npm run build:code && node bench/scale.mjs [seconds of a round, 5] [rounds, 3] [first port, 5400]
 */
import { cpus, loadavg } from "node:os";
import { Pool } from "undici";
import { at, questions } from "./faults/answers.mjs";
import { twoGateways } from "./faults/gateways.mjs";
import { haproxy } from "./faults/haproxy.mjs";
import { familyOf, institutionOf, postgresOf, startedHub } from "./faults/hub.mjs";
import { spending } from "./scale/spending.mjs";

const [seconds = 5, rounds = 3, firstPort = 5400] = process.argv.slice(2).map(Number);
const connections = 16;
const hub = await startedHub(firstPort);
const pair = await twoGateways(hub, firstPort + 10);
const alone = await haproxy(hub.folder, firstPort + 13, [firstPort + 10]);
const institutions = ["caf", "pole-emploi", "siae", "department"].map((partner) => institutionOf(hub, partner));
const [first, second] = pair.pids();
const ways = [
  { name: "one gateway, directly", url: `http://127.0.0.1:${firstPort + 10}`, gateways: [first], proxies: [] },
  { name: "one gateway, behind HAProxy", url: new URL(alone.url).origin, gateways: [first], proxies: [alone.pid] },
  {
    name: "two gateways, behind HAProxy",
    url: new URL(pair.url).origin,
    gateways: [first, second],
    proxies: [pair.pid],
  },
];
for (const way of ways) [way.pool, way.rounds] = [new Pool(way.url, { connections }), []];
for (const way of ways) await load(way, 2);
for (let round = 0; round < rounds; round++)
  for (let turn = 0; turn < ways.length; turn++) {
    const way = ways[(turn + round) % ways.length];
    way.rounds.push(await load(way, seconds));
  }

console.log(
  `${cpus()[0].model}, ${cpus().length} cores; ${connections} connections, ${rounds} rounds of ${seconds} s; load average ${loadavg()[0].toFixed(1)}`,
);
console.log(
  "| way | questions a second | wait p50, ms | p99, ms | CPU a question, ms: gateways | HAProxy | institutions and PostgreSQL |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- |");
const median = (numbers) => at(numbers, 0.5);
for (const { name, rounds: all } of ways) {
  const shown = ["rate", "p50", "p99", "gateways", "proxies", "behind"].map((key) =>
    median(all.map((one) => one[key])),
  );
  console.log(`| ${name} | ${shown.map((value, column) => value.toFixed(column === 0 ? 0 : 2)).join(" | ")} |`);
}
for (const { pool } of ways) await pool.destroy();
await alone.stop();
await pair.stop();
await hub.stop();

async function load({ pool, gateways, proxies }, duration) {
  const behind = [...institutions, ...familyOf(postgresOf(hub))];
  const spent = [gateways, proxies, behind].map(spending);
  const waits = [];
  const began = performance.now();
  const until = began + duration * 1_000;
  const one = async (_, first) => {
    for (let turn = first; performance.now() < until; turn++) {
      const body = JSON.stringify({ query: questions[turn % questions.length] });
      const asked = performance.now();
      const answer = await pool.request({
        method: "POST",
        path: "/graphql",
        headers: { "content-type": "application/json" },
        body,
      });
      const text = await answer.body.text();
      if (answer.statusCode !== 200 || text.includes('"errors"')) throw new Error(text.slice(0, 200));
      waits.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const took = performance.now() - began;
  const [ours, proxy, theirs] = spent.map((since) => since() / waits.length);
  return {
    rate: (waits.length / took) * 1_000,
    p50: at(waits, 0.5),
    p99: at(waits, 0.99),
    gateways: ours,
    proxies: proxy,
    behind: theirs,
  };
}
