/**
 * What it costs to watch the gateway, and not to: CPU a request, the same question, in turns.
 *
 *   npm run build:code && node bench/observation.mjs [--before <built checkout>] [--rounds 9] [--seconds 2]
 *
 * "before" is the gateway of another checkout, unwatched: what the noting itself costs where nobody watches.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Pool } from "undici";
import { portOf } from "./gateway/listening.mjs";
import { scenario } from "./gateway/scenario.mjs";

const { values } = parseArgs({
  options: {
    before: { type: "string" },
    rounds: { type: "string", default: "9" },
    seconds: { type: "string", default: "2" },
    connections: { type: "string", default: "8" },
  },
});
const [rounds, seconds, connections] = [values.rounds, values.seconds, values.connections].map(Number);
const folder = mkdtempSync(join(tmpdir(), "observation-"));
const checkout = new URL("../", import.meta.url).href;
const headers = { "content-type": "application/json", accept: "application/json" };

/** Takes what is sent to it, as a collector of traces (OTLP over HTTP) does; its processor time is nobody's here. */
let received = 0;
const collecting = createServer((request, response) => {
  request.on("data", (chunk) => (received += chunk.length));
  request.on("end", () => response.writeHead(200, { "content-type": "application/json" }).end("{}"));
});
await once(collecting.listen(0, "127.0.0.1"), "listening");
const collector = `http://127.0.0.1:${portOf(collecting)}/v1/traces`;

const subgraphs = fork(new URL("./gateway/subgraphs.mjs", import.meta.url), [""]);
const [{ port }] = await once(subgraphs, "message");
const { query, supergraph } = scenario("", (name) => `http://127.0.0.1:${port}/${name}`);
const body = JSON.stringify({ query });

const ways = [
  { name: "nobody watches", checkout },
  ...(values.before
    ? [{ name: "before", checkout: `${pathToFileURL(resolve(values.before)).href}/` }]
    : [{ name: "nobody watches, again", checkout }]),
  { name: "metrics", checkout, measured: true },
  { name: "a line a question", checkout, lines: join(folder, "lines") },
  { name: "both", checkout, measured: true, lines: join(folder, "both") },
  { name: "traces", checkout, collector },
  { name: "all three", checkout, measured: true, lines: join(folder, "all"), collector },
];
const engines = [];
for (const way of ways) engines.push(await started(way));
for (const engine of engines) await load(engine, 3);
for (let round = 0; round < rounds; round++) {
  for (let turn = 0; turn < engines.length; turn++) {
    const engine = engines[(turn + round) % engines.length];
    engine.cpu.push(await load(engine, seconds));
  }
}
report();
for (const { child, pool } of engines) {
  await pool.destroy();
  child.kill("SIGKILL");
}
subgraphs.kill();
collecting.closeAllConnections();
collecting.close();
rmSync(folder, { recursive: true });

async function started({ name, ...way }) {
  const child = fork(new URL("./gateway/engines/observed.mjs", import.meta.url), {
    env: { ...process.env, NODE_ENV: "production" },
    execArgv: ["--no-memory-reducer", "--v8-pool-size=1"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  child.send({ supergraph, ...way });
  const [announced] = await once(child, "message");
  return { name, child, pool: new Pool(`http://127.0.0.1:${announced.port}`, { connections }), cpu: [] };
}

async function usage({ child }) {
  child.send("usage");
  const [{ cpu }] = await once(child, "message");
  return (cpu.user + cpu.system) / 1_000;
}

/** Milliseconds of processor time a question. */
async function load(engine, duration) {
  const before = await usage(engine);
  const until = performance.now() + duration * 1_000;
  let count = 0;
  const one = async () => {
    while (performance.now() < until) {
      const answered = await engine.pool.request({ method: "POST", path: "/graphql", headers, body });
      const text = await answered.body.text();
      if (answered.statusCode !== 200) throw new Error(text.slice(0, 200));
      count++;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  return ((await usage(engine)) - before) / count;
}

function report() {
  const [off] = engines;
  const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
  console.log(
    "| the gateway | CPU a question, ms (median) | against nobody watching, in the same round (median; least and most) |",
  );
  console.log("| --- | --- | --- |");
  for (const { name, cpu } of engines) {
    const ratios = cpu.map((one, round) => one / off.cpu[round]);
    const spread = `${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}`;
    console.log(`| ${name} | ${median(cpu).toFixed(3)} | ${median(ratios).toFixed(3)} (${spread}) |`);
  }
  console.log(`\n${(received / 2 ** 20).toFixed(1)} MB of traces; load average ${loadavg()[0].toFixed(1)}`);
}
