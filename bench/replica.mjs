/**
 * One process of an institution that reads where it writes, and one that reads on a streaming replica: processor time a question of
 * each server, and waits, in turns over the same hub. Figures are kept in no memory, so that each question reads its cells.
 *
 *   npm run build:code && node bench/replica.mjs [seconds of a round, 5] [rounds, 3] [first port, 5400]
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { root } from "../scripts/checkout.mjs";
import { familyOf, postgresOf, startedHub } from "./faults/hub.mjs";
import { inTurns, load, sayMedians } from "./scale/inTurns.mjs";
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
const ways = [
  { name: "reads where it writes", ...(await served(firstPort + 10, [hub.ports.PG_PORT])) },
  { name: "reads on a replica", ...(await served(firstPort + 11, [standby.port, hub.ports.PG_PORT])) },
];
const measured = await inTurns(ways, { rounds, seconds, measure });
const columns = {
  rate: "questions a second",
  p50: "wait p50, ms",
  p99: "p99, ms",
  own: "CPU a question, ms: itself",
  primary: "primary",
  replica: "replica",
};
sayMedians("the process", columns, measured, { connections, rounds, seconds });
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
  const words = ["--no-memory-reducer", "--v8-pool-size=1", join(root, "hub/bin/hub.js"), "subgraph", "caf"];
  const child = spawn(process.execPath, words, { env, stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}/graphql`;
  for (let tries = 0; tries < 600; tries++, await sleep(100)) {
    if ((await fetch(url.replace("graphql", "readyz")).catch(() => null))?.status === 200) return { child, url };
    if (child.exitCode !== null) break;
  }
  throw new Error("the institution did not start");
}

async function measure({ child, url }, duration) {
  const own = spending([child.pid]);
  const [primary, replica] = servers.map((server) => spending(familyOf(server)));
  const { answers, ...waits } = await load({ connections, seconds: duration }, async () => {
    const body = Buffer.from(JSON.stringify({ query }));
    const headers = { "content-type": "application/json" };
    const signed = { ...headers, ...sign({ method: "POST", url, headers, body }) };
    return (await fetch(url, { method: "POST", headers: signed, body })).text();
  });
  return { ...waits, own: own() / answers, primary: primary() / answers, replica: replica() / answers };
}
