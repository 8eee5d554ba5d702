/**
 * What each part of authority costs one institution: the CAF's subgraph, whole and less one part at a time, in turns of one
 * run; and what a signature costs each side by itself.
 *
 *   npm run build && npm start                 (beside, until the demonstration is published)
 *   HUB_DATA_DIR=<its folder> PG_PORT=<its port> node bench/authority.mjs [turns, 12]
 */
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { atLevel } from "@pacte-hub/data/territories";
import { signatureVerifier } from "@pacte-hub/institution/auth/verifySignature";
import { Pool } from "undici";

const turns = Number(process.argv[2] ?? 12);
const requestsATurn = 100;
const {
  HUB_DATA_DIR: folder = ".data",
  PG_PORT: pgPort = "5433",
  HUB_AUDIENCE: audience = "hub-pacte-insertion-meuse",
} = process.env;
const passwords = JSON.parse(readFileSync(join(folder, "passwords.json"), "utf8"));
const reader = `postgres://caf_reader:${passwords.caf_reader}@127.0.0.1:${pgPort}/caf`;
const pem = readFileSync(join(folder, "keys", "gateway.pem"), "utf8");
const signer = signerOf(pem);
const words = ["hub/bin/hub.js", "token", "analyst@department", "--audience", `${audience}:caf`];
const token = execFileSync(process.execPath, words, { encoding: "utf8" }).trim();

const representations = atLevel("EPCI").map(({ code }) => ({ __typename: "Territory", code }));
const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Territory {
  caf { rsaHouseholds(from: "2020", to: "2021") { period value status } } } } }`;
const body = Buffer.from(JSON.stringify({ query, variables: { representations } }));
const json = { "content-type": "application/json", accept: "application/json" };

const ways = [
  { name: "all of it, a reader with a token", less: [] },
  { name: "less the signature", less: ["signature"] },
  { name: "less the token (nobody in particular)", less: ["token"] },
  { name: "less the journal", less: ["journal"] },
  { name: "less the three (grants and figures remain)", less: ["signature", "token", "journal"] },
].map((way, index) => {
  const port = 5391 + index;
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 4 });
  return { ...way, port, child: startInstitution(port, way.less), pool, ...noTimes() };
});

for (const { child } of ways) await once(child, "message");
for (const way of ways) await turn(way, 300);
for (let round = 0; round < turns; round++)
  for (let at = 0; at < ways.length; at++) {
    const way = ways[(at + round) % ways.length];
    const { ms, cpu, postgres } = await turn(way, requestsATurn);
    way.ms.push(ms);
    way.cpu.push(cpu);
    way.postgres.push(postgres);
  }
say();
await signatures();
process.exit();

/**
 * The CAF's subgraph without the parts of authority in `less`, started as `hub start` starts it.
 * @param {number} port
 * @param {string[]} less
 */
function startInstitution(port, less) {
  return fork(new URL("./authority/institution.mjs", import.meta.url), [reader, String(port), ...less], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      HUB_DATA_DIR: folder,
      CAF_JOURNAL_KEY: join(folder, "keys", "caf-journal.pem"),
      CAF_CONTEXT_KEY: join(folder, "keys", "caf-context.pem"),
    },
    execArgv: ["--max-semi-space-size=8", "--max-old-space-size=512"],
  });
}

/** @returns {{ ms: number[], cpu: number[], postgres: number[] }} what each turn of a way took: milliseconds a request */
function noTimes() {
  return { ms: [], cpu: [], postgres: [] };
}

async function turn(way, requests) {
  const before = [await cpuOf(way), postgresCpu(), performance.now()];
  for (let at = 0; at < requests; at++) await ask(way);
  const after = [await cpuOf(way), postgresCpu(), performance.now()];
  const [cpu, postgres, ms] = after.map((now, at) => (now - before[at]) / requests);
  return { cpu, postgres, ms };
}

async function ask({ pool, less, port }) {
  const headers = { ...json, ...(!less.includes("token") && { authorization: `Bearer ${token}` }) };
  const url = `http://127.0.0.1:${port}/graphql`;
  const signed = less.includes("signature") ? {} : signer.sign({ method: "POST", url, headers, body });
  const answered = await pool.request({ method: "POST", path: "/graphql", headers: { ...headers, ...signed }, body });
  const text = await answered.body.text();
  if (answered.statusCode !== 200 || text.includes('"errors"')) throw new Error(text.slice(0, 300));
}

async function cpuOf({ child }) {
  child.send("usage");
  const [{ cpu }] = await once(child, "message");
  return (cpu.user + cpu.system) / 1000;
}

/** Milliseconds of all of PostgreSQL's processes on this machine: nobody else should ask it meanwhile. */
function postgresCpu() {
  let sum = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const [head, rest] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
      if (!head.includes("(postgres")) continue;
      const fields = rest.split(" ");
      sum += 10 * (Number(fields[11]) + Number(fields[12]));
    } catch {
      // It ended meanwhile.
    }
  }
  return sum;
}

function say() {
  const median = (all) => all.toSorted((one, other) => one - other)[all.length >> 1];
  const mean = (all) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const [whole] = ways;
  const machine = `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}`;
  console.log(
    `${machine}, ${new Date().toISOString().slice(0, 10)}; ${turns} turns of ${requestsATurn} requests, one at a time`,
  );
  console.log(
    "| the CAF's subgraph | ms | share of the whole's time: median (least to most) | CPU ms | PostgreSQL CPU ms |",
  );
  console.log("| --- | --- | --- | --- | --- |");
  for (const { name, ms, cpu, postgres } of ways) {
    const shares = ms.map((one, turn) => one / whole.ms[turn]);
    const spread = `${median(shares).toFixed(2)} (${Math.min(...shares).toFixed(2)} to ${Math.max(...shares).toFixed(2)})`;
    console.log(
      `| ${name} | ${median(ms).toFixed(2)} | ${spread} | ${median(cpu).toFixed(2)} | ${mean(postgres).toFixed(2)} |`,
    );
  }
}

/** Without HTTP, with the key in memory. */
async function signatures() {
  const rounds = 5_000;
  const request = {
    method: "POST",
    url: "http://127.0.0.1:4003/graphql",
    headers: { ...json, authorization: `Bearer ${token}` },
    body,
  };
  const known = { id: signer.keyId, public_key: signer.publicKey, valid_from: new Date(0), valid_until: null };
  /** @type {any} The verifier asks its database for the gateway's keys, and for nothing else. */
  const keys = { raw: async () => ({ rows: [known] }) };
  const verifier = signatureVerifier(keys, { authority: ["127.0.0.1:4003"] });
  const headers = { ...request.headers, ...signer.sign(request) };
  const message = { method: "POST", authority: "127.0.0.1:4003", path: "/graphql", headers, body };
  const timed = async (work) => {
    for (let round = 0; round < 500; round++) await work();
    const began = performance.now();
    for (let round = 0; round < rounds; round++) await work();
    return ((performance.now() - began) * 1000) / rounds;
  };
  const [sign, check] = [await timed(() => signer.sign(request)), await timed(() => verifier.check(message))];
  console.log(
    `a signature over ${body.length} bytes: the gateway signs in ${sign.toFixed(0)} µs, an institution checks in ${check.toFixed(0)} µs`,
  );
}
