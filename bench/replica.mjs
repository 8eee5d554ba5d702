/**
 * One process of an institution that reads where it writes, and one that reads on a streaming replica: processor time a question of
 * each server, and waits, in turns over the same hub. Figures are kept in no memory, so that each question reads its cells.
 *
 *   npm run build:code && node bench/replica.mjs [seconds of a round, 5] [rounds, 3] [first port, 5400]
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { root } from "../scripts/checkout.mjs";
import { at } from "./faults/answers.mjs";
import { familyOf, postgresOf, startedHub } from "./faults/hub.mjs";
import { spending } from "./scale/spending.mjs";
import { standbyOf } from "./scale/standby.mjs";

const [seconds = 5, rounds = 3, firstPort = 5400] = process.argv.slice(2).map(Number);
const connections = 8;
const query = `{ _entities(representations: [{ __typename: "Territory", code: "55" }, { __typename: "Territory", code: "200049187" }]) {
  ... on Territory { caf { rsaHouseholds(from: "2020-12", to: "2024-12") { period value status bounds { min max } release { id } } } } } }`;

const hub = await startedHub(firstPort);
const standby = await standbyOf(hub, firstPort + 12);
const keyOf = (name) => join(hub.folder, "keys", `${name}.pem`);
const { sign } = signerOf(readFileSync(keyOf("gateway"), "utf8"));
const servers = [postgresOf(hub), standby.pid];
const ways = [];
for (const [name, port, hosts] of [
  ["reads where it writes", firstPort + 10, [hub.ports.PG_PORT]],
  ["reads on a replica", firstPort + 11, [standby.port, hub.ports.PG_PORT]],
])
  ways.push({ name, rounds: [], ...(await served(port, hosts)) });
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
  "| the process | questions a second | wait p50, ms | p99, ms | CPU a question, ms: itself | primary | replica |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- |");
for (const { name, rounds: all } of ways) {
  const shown = ["rate", "p50", "p99", "own", "primary", "replica"].map((key) =>
    at(
      all.map((one) => one[key]),
      0.5,
    ),
  );
  console.log(`| ${name} | ${shown.map((value, column) => value.toFixed(column === 0 ? 0 : 2)).join(" | ")} |`);
}
for (const { child } of ways) child.kill("SIGKILL");
await standby.stop();
await hub.stop();

async function served(port, hosts) {
  const where = hosts.map((one) => `127.0.0.1:${one}`).join(",");
  const env = {
    PATH: process.env.PATH,
    HUB_LOG: "error",
    HUB_CACHE_MB: "0",
    CAF_PORT: String(port),
    CAF_READER_URL: `postgres://caf_reader:${hub.passwords.caf_reader}@${where}/caf`,
    CAF_CONTEXT_KEY: keyOf("caf-context"),
    CAF_JOURNAL_KEY: keyOf("caf-journal"),
  };
  const words = ["--no-memory-reducer", join(root, "hub/bin/hub.js"), "subgraph", "caf"];
  const child = spawn(process.execPath, words, { env, stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}/graphql`;
  for (let tries = 0; tries < 600; tries++, await sleep(100)) {
    if ((await fetch(url.replace("graphql", "readyz")).catch(() => null))?.status === 200) return { child, url };
    if (child.exitCode !== null) break;
  }
  throw new Error("the institution did not start");
}

async function load({ child, url }, duration) {
  const own = spending([child.pid]);
  const [primary, replica] = servers.map((server) => spending(familyOf(server)));
  const waits = [];
  const began = performance.now();
  const until = began + duration * 1_000;
  const one = async () => {
    while (performance.now() < until) {
      const body = Buffer.from(JSON.stringify({ query }));
      const headers = { "content-type": "application/json" };
      const asked = performance.now();
      const signed = { ...headers, ...sign({ method: "POST", url, headers, body }) };
      const text = await (await fetch(url, { method: "POST", headers: signed, body })).text();
      if (text.includes('"errors"')) throw new Error(text.slice(0, 200));
      waits.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const took = performance.now() - began;
  return {
    rate: (waits.length / took) * 1_000,
    p50: at(waits, 0.5),
    p99: at(waits, 0.99),
    own: own() / waits.length,
    primary: primary() / waits.length,
    replica: replica() / waits.length,
  };
}
