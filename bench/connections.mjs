/**
 * The whole hub under 1 to 500 connections, each asking the cross-partner question again as soon as it is answered.
 *
 *   HUB_READER_BUDGET=0 npm start          (beside)
 *   node bench/connections.mjs [http://127.0.0.1:4000/graphql] [seconds for each, 8]
 */
import { availableParallelism, cpus } from "node:os";
import { Pool } from "undici";

const [url = "http://127.0.0.1:4000/graphql", seconds = "8"] = process.argv.slice(2);
const { origin, pathname } = new URL(url);
const body = JSON.stringify({
  query: `{ territories(level: EPCI) { code name
    caf { rsaHouseholds(from: "2021-01") { period value status } }
    poleEmploi { jobseekers(from: "2021-01") { period value status } }
    siae { structureCount { value } } }
    conventions { id title status } department { id name } }`,
});
const headers = { "content-type": "application/json", accept: "application/json" };

/** @returns milliseconds of each answer, how many were refused for lack of room, and how many were wrong. */
async function loaded(connections) {
  const pool = new Pool(origin, { connections });
  const ends = performance.now() + Number(seconds) * 1_000;
  const times = [];
  let [shed, wrong] = [0, 0];
  const asking = async () => {
    while (performance.now() < ends) {
      const began = performance.now();
      const answer = await pool.request({ method: "POST", path: pathname, headers, body }).catch(() => null);
      const text = (await answer?.body.text()) ?? "";
      const isRight = answer?.statusCode === 200 && !text.includes('"errors"');
      if (isRight) times.push(performance.now() - began);
      else if (/PARTNER_UNAVAILABLE|OVERLOADED/.test(text) || answer?.statusCode === 503) shed++;
      else wrong++;
    }
  };
  await Promise.all(Array.from({ length: connections }, asking));
  await pool.close();
  return { times: times.sort((a, b) => a - b), shed, wrong };
}

const at = (sorted, share) =>
  sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(0) : "-";
console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
);
console.log(
  "| connections | answers a second | p50 ms | p99 ms | refused for lack of room | wrong |\n| --- | --- | --- | --- | --- | --- |",
);
await loaded(4);
for (const connections of [1, 5, 20, 50, 100, 200, 500]) {
  const { times, shed, wrong } = await loaded(connections);
  const rate = (times.length / Number(seconds)).toFixed(0);
  console.log(`| ${connections} | ${rate} | ${at(times, 0.5)} | ${at(times, 0.99)} | ${shed} | ${wrong} |`);
}
