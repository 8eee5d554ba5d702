/**
 * The whole hub on the cross-partner question with breakdowns, against the limit (the same SQL by pg, its rows serialised) and
 * against one Apollo Server over one database that holds all four institutions' figures and asks nobody's leave.
 *
 *   npm start                                   (beside, until the demonstration is published)
 *   HUB_DATA_DIR=<its folder> PG_PORT=<its port> node bench/hub.mjs <its process id> [http://127.0.0.1:4000/graphql] [turns, 12]
 */
import { fork, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { columns, monolithDatabase, parts, query, sql } from "./hub/question.mjs";

const [, , hubId, url = "http://127.0.0.1:4000/graphql", given = "12"] = process.argv;
const { HUB_DATA_DIR: folder = ".data", PG_PORT: port = "5433" } = process.env;
if (!hubId) throw new Error("give the process id of a started hub");
const turns = Number(given);
const questionsATurn = 5;

const passwords = JSON.parse(readFileSync(join(folder, "passwords.json"), "utf8"));
const address = (role, database) => `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`;

/** All the figures of the question in one database, as a monolith would have them. */
async function filled() {
  const admin = new pg.Client(address("hub_admin", "postgres"));
  await admin.connect();
  await admin.query(`drop database if exists ${monolithDatabase} with (force)`);
  await admin.query(`create database ${monolithDatabase}`);
  await admin.end();
  const mono = new pg.Client(address("hub_admin", monolithDatabase));
  await mono.connect();
  await mono.query(`create table release (id text primary key, dataset text not null, period text not null,
    first_day date not null, last_day date not null, rounded_to int);
    create table cell (release text not null references release, territory text not null, dimensions text not null, breakdown text not null,
      status text not null, value numeric, lower_bound numeric, upper_bound numeric, standard_error numeric, present int, expected int,
      primary key (release, dimensions, territory, breakdown))`);
  for (const { database, dataset } of parts) {
    const from = new pg.Client(address("hub_admin", database));
    await from.connect();
    const { rows: releases } = await from.query(
      `select id, dataset, period, first_day::text, last_day::text, rounded_to from published.release_at(now())
        where dataset = $1 and demonstration`,
      [dataset],
    );
    const { rows: cells } = await from.query(`select ${columns} from published.cell where release = any($1)`, [
      releases.map(({ id }) => id),
    ]);
    await from.end();
    for (const [table, rows] of [
      ["release", releases],
      ["cell", cells],
    ])
      await mono.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
        JSON.stringify(rows),
      ]);
  }
  await mono.query("analyze");
  await mono.end();
}

const clients = new Map();
async function direct() {
  const answers = await Promise.all(
    parts.map(async ({ name, database, dataset, by }) => {
      const { rows } = await clients.get(database).query({ name, text: sql("published"), values: [dataset, by] });
      return rows;
    }),
  );
  return JSON.stringify(answers);
}

async function token() {
  const child = spawn(process.execPath, ["hub/bin/hub.js", "token", "analyst@department"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  for await (const more of child.stdout) text += more;
  return text.trim();
}

const asked = (to, headers) => async () => {
  const response = await fetch(to, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  if (text.includes('"errors"')) throw new Error(text.slice(0, 400));
  return text;
};

const children = (pid) => [
  pid,
  ...readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).flatMap(children),
];

/** What each process has used so far, ours and the hub's: one way is asked at a time. */
function cpu() {
  const ids = [...children(hubId), ...children(process.pid)];
  return ids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return sum + 10 * (Number(fields[11]) + Number(fields[12]));
  }, 0);
}

const isDatabase = (pid) =>
  readFileSync(`/proc/${pid}/cmdline`, "utf8").startsWith("postgres") ||
  readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres");
const rss = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
const memory = (ids) => ids.filter((pid) => !isDatabase(pid)).reduce((sum, pid) => sum + rss(pid), 0);
const median = (all) => all.toSorted((one, other) => one - other)[all.length >> 1];
const at = (all, share) => all.toSorted((one, other) => one - other)[Math.floor((all.length - 1) * share)];

await filled();
for (const { database } of parts) {
  const client = new pg.Client(address("hub_admin", database));
  await client.connect();
  clients.set(database, client);
}
const mono = fork(new URL("./hub/monolith.mjs", import.meta.url), [address("hub_admin", monolithDatabase)], {
  env: { ...process.env, NODE_ENV: "production" },
});
try {
  const [monoUrl] = await new Promise((resolve) => mono.once("message", (said) => resolve([said])));
  const authorization = `Bearer ${await token()}`;
  const ways = [
    { name: "the same SQL by pg, rows serialised", ask: direct },
    { name: "one Apollo Server over one database", ask: asked(monoUrl, {}) },
    { name: "the hub, an analyst with a token", ask: asked(url, { authorization }) },
  ].map((way) => ({ ...way, ms: /** @type {number[]} */ ([]), cpu: 0, bytes: 0 }));
  for (const way of ways) for (let turn = 0; turn < 60; turn++) way.bytes = (await way.ask()).length;
  agree(JSON.parse(await ways[1].ask()), JSON.parse(await ways[2].ask()));
  for (let turn = 0; turn < turns; turn++)
    for (const way of ways) {
      const [used, began] = [cpu(), performance.now()];
      for (let one = 0; one < questionsATurn; one++) await way.ask();
      way.ms.push((performance.now() - began) / questionsATurn);
      way.cpu += cpu() - used;
    }
  say(ways);
} finally {
  mono.kill();
  for (const client of clients.values()) await client.end();
}

/** Faster with other figures would be no measure. */
function agree(one, other) {
  const said = ({ data }) => JSON.stringify(data.territories.toSorted((a, b) => a.code.localeCompare(b.code)));
  if (said(one) !== said(other)) throw new Error("the monolith and the hub do not answer the same");
}

function say(ways) {
  const [limit] = ways;
  console.log(
    `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}; ${turns} turns of ${questionsATurn}`,
  );
  console.log(
    "| way | answer KB | median ms | p95 ms | ratio to SQL, median (p10-p90) | CPU of all processes, ms | ratio in CPU |\n| --- | --- | --- | --- | --- | --- | --- |",
  );
  for (const { name, ms, cpu, bytes } of ways) {
    const ratios = ms.map((one, turn) => one / limit.ms[turn]);
    const each = cpu / turns / questionsATurn;
    console.log(
      `| ${name} | ${(bytes / 1000).toFixed(0)} | ${median(ms).toFixed(1)} | ${at(ms, 0.95).toFixed(1)} | ${median(ratios).toFixed(2)} (${at(ratios, 0.1).toFixed(2)}-${at(ratios, 0.9).toFixed(2)}) | ${each.toFixed(1)} | ${(cpu / limit.cpu).toFixed(2)} |`,
    );
  }
  console.log(
    `memory (RSS, without PostgreSQL): hub, all its processes ${memory(children(hubId)).toFixed(0)} MB; monolith ${rss(mono.pid).toFixed(0)} MB`,
  );
}
