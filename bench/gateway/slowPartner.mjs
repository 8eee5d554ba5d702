/**
 * Does a partner that answers after ten seconds slow down those who ask the others? One gateway, turns taken in one run:
 * while all partners answer at once, and while one of them is slow; the load is the same in both.
 *
 *   npm run build && node bench/gateway/slowPartner.mjs [--rounds 6] [--seconds 5] [--slow 10000] [--rate 20]
 *
 * A load of sixteen readers asks the healthy partners only; beside it, so many questions a second need the slow one too.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Pool } from "undici";
import { portOf } from "./listening.mjs";
import { scenario } from "./scenario.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "6" },
    seconds: { type: "string", default: "5" },
    slow: { type: "string", default: "10000" },
    rate: { type: "string", default: "20" },
  },
});
const [rounds, seconds, slowMs, rate] = [values.rounds, values.seconds, values.slow, values.rate].map(Number);
const healthy = "{ advisors { id name visits { id report advisor { id badge } } } structures { siret name places } }";
const throughSlow = "{ structures { siret isOpen } }";
const readers = 16;
/** Until its last answer has come too late, and the rest it is then left to is over. */
const recoveryMs = slowMs + 6_000;

const subgraphs = fork(new URL("./subgraphs.mjs", import.meta.url), [""]);
const [{ port }] = await once(subgraphs, "message");
let isSlow = false;
const inventory = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  if (isSlow) await wait(slowMs, undefined, { ref: false });
  const headers = { "content-type": "application/json" };
  const body = Buffer.concat(chunks);
  const answer = await fetch(`http://127.0.0.1:${port}/inventory`, { method: "POST", headers, body });
  if (!response.destroyed) response.writeHead(200, headers).end(await answer.text());
});
inventory.listen(0, "127.0.0.1");
await once(inventory, "listening");
const urlOf = (name) => `http://127.0.0.1:${name === "inventory" ? portOf(inventory) : port}/${name}`;

const gateway = fork(new URL("./engines/ours.mjs", import.meta.url), {
  env: { ...process.env, NODE_ENV: "production" },
  stdio: ["ignore", "ignore", "inherit", "ipc"],
});
gateway.send({ supergraph: scenario("", urlOf).supergraph });
const [announced] = await once(gateway, "message");
const pool = new Pool(`http://127.0.0.1:${announced.port}`, { connections: 256 });

await window();
const turns = [];
for (let round = 0; round < rounds; round++) {
  const order = round % 2 === 0 ? [false, true] : [true, false];
  const turn = {};
  for (const slow of order) {
    isSlow = slow;
    turn[slow ? "slow" : "quick"] = await window();
    isSlow = false;
    if (slow) await wait(recoveryMs);
  }
  turns.push(turn);
}
report();
await pool.destroy();
gateway.kill("SIGKILL");
subgraphs.kill();
process.exit();

async function ask(query) {
  const headers = { "content-type": "application/json" };
  const answered = await pool.request({ method: "POST", path: "/graphql", headers, body: JSON.stringify({ query }) });
  return JSON.parse(await answered.body.text());
}

/** Some seconds of load; the questions to the slow partner come at their pace, answered or not. */
async function window() {
  const until = performance.now() + seconds * 1000;
  const latencies = [];
  let [wrong, refused] = [0, 0];
  const beside = setInterval(() => {
    ask(throughSlow).then(
      ({ errors }) => (refused += errors ? 1 : 0),
      () => {},
    );
  }, 1000 / rate);
  const reader = async () => {
    while (performance.now() < until) {
      const at = performance.now();
      if ((await ask(healthy)).errors) wrong++;
      latencies.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  clearInterval(beside);
  latencies.sort((a, b) => a - b);
  const share = (part) => latencies[Math.floor(latencies.length * part)];
  return { p50: share(0.5), p99: share(0.99), perSecond: latencies.length / seconds, wrong, refused };
}

function report() {
  const of = (kind, what) => median(turns.map((turn) => turn[kind][what]));
  const ratios = turns.map(({ slow, quick }) => slow.p99 / quick.p99);
  console.log(`${rounds} rounds of ${seconds} s each way, ${readers} readers; node ${process.version}`);
  console.log("| the one partner | others' p50 ms | p99 ms | answers/s | wrong | its own questions refused a turn |");
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (const [kind, title] of [
    ["quick", "answers at once"],
    ["slow", `answers after ${slowMs / 1000} s`],
  ])
    console.log(
      `| ${title} | ${of(kind, "p50").toFixed(1)} | ${of(kind, "p99").toFixed(1)} | ${of(kind, "perSecond").toFixed(0)} | ${turns.reduce((sum, turn) => sum + turn[kind].wrong, 0)} | ${of(kind, "refused")} |`,
    );
  console.log(
    `others' p99, slow to quick: median ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  );
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
