/**
 * One gateway asked directly, one behind HAProxy, two behind it: questions a second, waits, and processor time a question of
 * gateways, HAProxy and institutions, in turns over the same hub.
 *
 *   npm run build:code && node bench/scale.mjs [seconds of a round, 5] [rounds, 3] [first port, 5400]
 */
import { Pool } from "undici";
import { questions } from "./faults/answers.mjs";
import { twoGateways } from "./faults/gateways.mjs";
import { haproxy } from "./faults/haproxy.mjs";
import { familyOf, institutionOf, postgresOf, startedHub } from "./faults/hub.mjs";
import { inTurns, load, sayMedians } from "./scale/inTurns.mjs";
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
].map((way) => ({ ...way, pool: new Pool(way.url, { connections }) }));
const measured = await inTurns(ways, { rounds, seconds, measure });
const columns = {
  rate: "questions a second",
  p50: "wait p50, ms",
  p99: "p99, ms",
  gateways: "CPU a question, ms: gateways",
  proxies: "HAProxy",
  behind: "institutions and PostgreSQL",
};
sayMedians("way", columns, measured, { connections, rounds, seconds });
for (const { pool } of ways) await pool.destroy();
await alone.stop();
await pair.stop();
await hub.stop();

async function measure({ pool, gateways, proxies }, duration) {
  const behind = [...institutions, ...familyOf(postgresOf(hub))];
  const spent = [gateways, proxies, behind].map(spending);
  const { answers, ...waits } = await load({ connections, seconds: duration }, async (turn) => {
    const body = JSON.stringify({ query: questions[turn % questions.length] });
    const headers = { "content-type": "application/json" };
    const answer = await pool.request({ method: "POST", path: "/graphql", headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(text.slice(0, 200));
    return text;
  });
  const [ours, proxy, theirs] = spent.map((since) => since() / answers);
  return { ...waits, gateways: ours, proxies: proxy, behind: theirs };
}
