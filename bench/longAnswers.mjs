/**
 * A light question of one reader beside long answers of others, made in the gateway's own process and in processes apart: the
 * same gateway twice, over institutions that answer at once from memory, so that what is measured is the gateway alone. The two
 * ways take turns, and each is measured with nobody beside it before and after: the machine's own noise is told.
 *
 *   npm run build:code && node bench/longAnswers.mjs [seconds of each, 5] [rounds, 3] [rows of a long answer, 20000]
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { startGateway } from "@pacte-hub/gateway/server";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { pino } from "pino";
import { defaultLimits } from "#gateway/http/limits";
import { portOf } from "./gateway/listening.mjs";

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@listSize"]) type Row { code: String! period: String! value: Int! status: String! title: String! }';
const sdl = {
  small: `${link} type Query { territories: [Row!]! @listSize(assumedSize: 16) }`.replaceAll("Row", "Territory"),
  large: `${link} type Query { figures: [Row!]! @listSize(assumedSize: ${process.env.LONG_ANSWER_ROWS ?? 20_000}) }`,
};
/** The longest answer let through is of 20,000 rows, with accents as the hub's own have. */
const rows = { territories: 16, figures: Number(process.env.LONG_ANSWER_ROWS ?? 20_000) };
const light = "{ territories { code title } }";
const long = "{ figures { code period value status title } }";
const row = (at) => ({
  code: String(55_000 + at),
  period: "2021-Q4",
  value: at * 7,
  status: "ROUNDED",
  title: `Demandeurs d'emploi inscrits en catégories A, B et C, série n° ${at}, Licence Ouverte`,
});

/** Institutions: each answers from memory, whatever name the gateway gives a field. */
function serveInstitutions() {
  const known = new Map();
  const answerTo = (query) => {
    /** @type {any} The gateway sends one operation, of plain fields. */
    const [operation] = parse(query).definitions;
    const data = operation.selectionSet.selections.map(({ alias, name, selectionSet }) => [
      alias?.value ?? name.value,
      Array.from({ length: rows[name.value] }, (_, at) => {
        const values = row(at);
        return Object.fromEntries(
          selectionSet.selections.map((each) => [each.alias?.value ?? each.name.value, values[each.name.value]]),
        );
      }),
    ]);
    return Buffer.from(JSON.stringify({ data: Object.fromEntries(data) }));
  };
  const http = createServer(async (asked, response) => {
    const { query } = JSON.parse(await text(asked));
    const answer = known.get(query) ?? answerTo(query);
    known.set(query, answer);
    response.writeHead(200, { "content-type": "application/json", "content-length": answer.length }).end(answer);
  });
  http.listen(0, "127.0.0.1", () => process.send?.(portOf(http)));
}

async function serveGateway(port, processes) {
  const services = Object.entries(sdl).map(([name, typeDefs]) => ({
    name,
    url: `http://127.0.0.1:${port}/${name}`,
    typeDefs: parse(typeDefs),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.join("\n"));
  const gateway = await startGateway({
    supergraphSdl,
    subgraphUrls: {},
    inProcess: {},
    health: { states: async () => new Map() },
    host: "127.0.0.1",
    port: 0,
    log: pino({ level: "warn" }),
    bounds: { longAnswers: { ...defaultLimits.longAnswers, processes: Number(processes) } },
  });
  process.send?.(gateway.port);
}

const post = (agent, port, query) =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ query });
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const asking = { host: "127.0.0.1", port, path: "/graphql", method: "POST", agent, headers };
    const sent = request(asking, (answer) => {
      let length = 0;
      answer.on("data", (chunk) => {
        length += chunk.length;
      });
      answer.once("end", () => resolve({ status: answer.statusCode, length }));
    });
    sent.once("error", reject);
    sent.end(body);
  });

/** Two readers of two addresses, who ask for the longest answer again and again. */
async function flood(port) {
  let isOver = false;
  process.once("message", () => {
    isOver = true;
  });
  let [answers, bytes] = [0, 0];
  const reader = async (localAddress) => {
    const agent = new Agent({ keepAlive: true, localAddress });
    while (!isOver) {
      const { status, length } = await post(agent, port, long);
      if (status !== 200) throw new Error(`the flood was answered ${status}`);
      answers++;
      bytes += length;
    }
    agent.destroy();
  };
  await Promise.all(["127.0.0.3", "127.0.0.4"].map(reader));
  process.send?.({ answers, megabytes: bytes / answers / 1e6 });
  process.disconnect();
}

const started = async (...words) => {
  const child = fork(new URL(import.meta.url), words);
  const [port] = await once(child, "message");
  return { child, port };
};

async function timesOf(port, seconds) {
  const agent = new Agent({ keepAlive: true, localAddress: "127.0.0.2" });
  const times = [];
  for (const ends = performance.now() + seconds * 1_000; performance.now() < ends; ) {
    const began = performance.now();
    await post(agent, port, light);
    times.push(performance.now() - began);
    await sleep(5);
  }
  agent.destroy();
  return times;
}

const at = (times, share) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)];

async function measured(seconds, rounds) {
  const institutions = await started("institutions");
  const ways = [];
  for (const [name, processes] of [
    ["the gateway's own process", 0],
    ["processes apart", defaultLimits.longAnswers.processes],
  ])
    ways.push({ name, ...(await started("gateway", institutions.port, processes)), alone: [], beside: [], floods: [] });
  for (const { port } of ways) for (const query of [light, long, light, long]) await post(undefined, port, query);
  for (let round = 0; round < rounds; round++) {
    for (const way of ways) {
      way.alone.push(...(await timesOf(way.port, seconds / 2)));
      const flooding = fork(new URL(import.meta.url), ["flood", way.port]);
      await sleep(500);
      way.beside.push(...(await timesOf(way.port, seconds)));
      flooding.send("over");
      const [told] = await once(flooding, "message");
      way.floods.push(told);
      await sleep(500);
      way.alone.push(...(await timesOf(way.port, seconds / 2)));
    }
  }
  console.log(
    "| long answers are made in | p50 ms alone | p50 ms beside | p99 ms alone | p99 ms beside | p99 ratio | light questions | long answers, MB each |",
  );
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const { name, child, alone, beside, floods } of ways) {
    const ms = [at(alone, 0.5), at(beside, 0.5), at(alone, 0.99), at(beside, 0.99)].map((value) => value.toFixed(1));
    const answers = floods.reduce((sum, each) => sum + each.answers, 0);
    const ratio = (at(beside, 0.99) / at(alone, 0.99)).toFixed(2);
    console.log(
      `| ${[name, ...ms, ratio, beside.length, `${answers}, ${floods[0].megabytes.toFixed(1)}`].join(" | ")} |`,
    );
    child.kill();
  }
  institutions.child.kill();
}

const [role = "5", ...words] = process.argv.slice(2);
if (role === "institutions") serveInstitutions();
else if (role === "gateway") await serveGateway(...words);
else if (role === "flood") await flood(Number(words[0]));
else {
  // Every process that is started here has it.
  if (words[1]) process.env.LONG_ANSWER_ROWS = words[1];
  await measured(Number(role), Number(words[0] ?? 3));
}
