/**
 * What a question about one department costs when an institution's database holds 1, 10 or 101 of them (350 territories each,
 * 60 months), all asked in turns of one run: behind the wall, with releases in memory and without; and what it costs to write
 * and publish one more month of all of them. Databases of its own on the cluster of a started hub.
 *
 *   npm run build && npm start                 (beside)
 *   HUB_DATA_DIR=<its folder> PG_PORT=<its port> node bench/departments.mjs [1 10 101]
 */
import "reflect-metadata";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { caf } from "@pacte-hub/caf/institution";
import { graph } from "@pacte-hub/caf/resolvers";
import { atLevel } from "@pacte-hub/data/territories";
import { contextKey } from "@pacte-hub/institution/database/context/contextKey";
import { addContextKey } from "@pacte-hub/institution/database/context/databaseKeys";
import { holdContextKey } from "@pacte-hub/institution/database/context/heldKeys";
import { migrate } from "@pacte-hub/institution/database/migrate";
import { executableOf } from "@pacte-hub/institution/server/buildSchema";
import { contextOf } from "@pacte-hub/institution/server/context";
import { apolloServer } from "@pacte-hub/institution/server/serve";
import { readerPool, withClient } from "@pacte-hub/postgres/connect";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import { issueRelease } from "@pacte-hub/publisher/release";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import { anonymous } from "@pacte-hub/schema/model/viewer";
import { openSession } from "#institution/access/openSession";
import { releaseCache } from "#institution/releases/cache/cache";

const numbers = process.argv.slice(2).map(Number);
const departments = numbers.length > 0 ? numbers : [1, 10, 101];
const turns = 30;
const { HUB_DATA_DIR: folder = ".data", PG_PORT: port = "5433" } = process.env;
const passwords = JSON.parse(readFileSync(join(folder, "passwords.json"), "utf8"));
const address = (role, database) => `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`;
const logins = ["OWNER", "PUBLISHER", "READER", "STEWARD"];
const roleOf = (login) => `caf_${login.toLowerCase()}`;

const epcis = atLevel("EPCI").map(({ code }) => code);
const communes = atLevel("COMMUNE")
  .map(({ code }) => code)
  .slice(0, 334);

/** The same territory in another department: as INSEE has it, codes begin with their department. */
const codeIn = (department, code) => (department === 1 ? code : prefixes[department - 2] + code.slice(2));
const letters = [..."ABCDEFGHIJKL"];
const prefixes = letters.flatMap((one) => letters.map((other) => one + other));

/** Open figures of so many departments, in releases of a month each, written as publication writes them. */
async function filled(name, count) {
  await withClient(address("hub_admin", "postgres"), async (admin) => {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name} owner caf_owner`);
    await admin.query(`grant connect on database ${name} to ${logins.map(roleOf).join(", ")}`);
  });
  /** @type {any} */
  const urls = Object.fromEntries(logins.map((login) => [login, address(roleOf(login), name)]));
  await migrate("caf", urls);
  await withClient(urls.OWNER, (owner) => addContextKey(owner, contextKeyOfBench));
  holdContextKey(urls.READER, contextKeyOfBench);
  await withClient(address("hub_admin", name), async (owner) => {
    await owner.query("begin");
    await owner.query(`insert into published.release (id, dataset, period, first_day, last_day, vintage, unit, measure, provisional, producer,
        publisher, source_title, source_licence, policy_kind, policy, rounded_to, content_hash, signature, public_key, demonstration)
      select 'bench-' || to_char(month, 'YYYY-MM'), 'rsa-households', to_char(month, 'YYYY-MM'), month, month + interval '1 month - 1 day', 1,
             'HOUSEHOLD', 'STOCK', false, 'bench', 'bench', 'bench', 'bench', 'NONE', '{"kind":"NONE"}', 5, 'hash-' || to_char(month, 'YYYY-MM'),
             'none', 'none', false
        from generate_series('2017-01-01'::timestamp, '2021-12-01', '1 month') as month`);
    await owner.query(
      `insert into published.cell (release, territory, breakdown, status, value, lower_bound, upper_bound)
       select release.id, code, '', 'ROUNDED', 5 * (1 + abs(hashtext(code)) % 200), 3, 1000
         from published.release, unnest($1::text[]) as code order by release.id, code`,
      [territoriesOf(count)],
    );
    await owner.query(
      `insert into published.audit (release, content_hash, findings, cells)
      select id, content_hash, 0, $1 from published.release`,
      [count * 350],
    );
    await owner.query(
      "insert into published.publication (release, content_hash) select id, content_hash from published.release",
    );
    await owner.query("commit");
    await owner.query("vacuum analyze");
  });
  return urls;
}

const territoriesOf = (count) =>
  Array.from({ length: count }, (_, at) => [...epcis, ...communes].map((code) => codeIn(at + 1, code))).flat();

const query = `query ($all: [_Any!]!) { _entities(representations: $all) { ... on Territory {
  caf { rsaHouseholds(from: "2017", to: "2021") { period value status } } } } }`;

const median = (all) => all.toSorted((one, other) => one - other)[all.length >> 1];
const at = (all, share) => all.toSorted((one, other) => one - other)[Math.floor((all.length - 1) * share)];

async function asked({ db, server, memory, codes }) {
  const all = codes.map((code) => ({ __typename: "Territory", code }));
  const admitted = await openSession(caf, db, { viewer: anonymous, purpose: null });
  const contextValue = contextOf({ ...admitted, institution: caf, memory, asOf: null, storeOf: graph.store });
  const { body } = await server.executeOperation({ query, variables: { all } }, { contextValue });
  await admitted.readerSession.end();
  const { data, errors } = body.singleResult;
  const told = data?._entities.every((one) => one.caf.rsaHouseholds.length === 60);
  if (errors || !told) throw new Error(JSON.stringify(errors ?? "months are missing").slice(0, 300));
}

/** The next month, of all departments: written, signed, audited and published as an extract is, once it is protected. */
async function published({ count, urls }, month) {
  const silent = { standardError: null, present: null, expected: null };
  /** @type {any[]} PublishedCells, whose territories bear a brand. */
  const cells = territoriesOf(count).map((territory, at) => {
    const value = 5 * (1 + (at % 200));
    return { territory, breakdown: "", status: "ROUNDED", value, min: value - 2, max: value + 2, ...silent };
  });
  const source = { title: "bench", licence: "bench", retrievedOn: null, url: null };
  /** @type {import("@pacte-hub/schema/model/release").DisclosurePolicy} */
  const policy = { kind: "NONE", legalGround: "bench" };
  const metadata = { institution: caf, policy, source, provisional: false };
  const context = { ...metadata, demonstration: false, embargoUntil: null, key };
  const table = { indicator: caf.indicators[0], period: month, cells, findings: 0 };
  return withClient(urls.PUBLISHER, async (client) => {
    const began = performance.now();
    await inTransaction(client, () => issueRelease({ ...context, client }, table));
    return performance.now() - began;
  });
}

const contextKeyOfBench = contextKey(randomBytes(32).toString("base64url"));
const key = signingKey(newSigningKeyPem());
const timed = async (work) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

function noted({ ms }, what, took) {
  ms[what] = [...(ms[what] ?? []), took];
}

console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}; ${turns} turns`,
);
const server = await apolloServer("caf", executableOf(graph));
const databases = [];
for (const count of departments) {
  const name = `bench_departments_${count}`;
  const urls = await filled(name, count);
  databases.push({ name, count, urls, db: readerPool(urls.READER), memory: releaseCache(64 * 1024 * 1024), ms: {} });
}
/** @type {[string, string[], (database: { memory: any }) => any][]} */
const ways = [
  ["16 EPCI, no memory", epcis, () => null],
  ["334 communes, no memory", communes, () => null],
  ["16 EPCI, 64 MB", epcis, ({ memory }) => memory],
  ["334 communes, 64 MB", communes, ({ memory }) => memory],
  ["16 EPCI, the first question of a process", epcis, () => releaseCache(64 * 1024 * 1024)],
];
for (let turn = -1; turn < turns; turn++)
  for (const [what, codes, memoryOf] of ways)
    for (let at = 0; at < databases.length; at++) {
      const database = databases[(at + turn + 1) % databases.length];
      const ms = await timed(() => asked({ db: database.db, server, memory: memoryOf(database), codes }));
      if (turn >= 0) noted(database, what, ms);
    }
for (let month = 1; month <= 9; month++)
  for (const database of databases) {
    const what = "a month of all departments, written and published";
    noted(database, what, await published(database, `2022-0${month}`));
  }

const [smallest] = databases;
console.log(`| | ${databases.map(({ count }) => `${count} departments: ms (times the first)`).join(" | ")} |`);
console.log(`| --- | ${databases.map(() => "---").join(" | ")} |`);
for (const what of Object.keys(smallest.ms)) {
  const told = databases.map(({ ms }) => {
    const ratios = ms[what].map((one, turn) => one / smallest.ms[what][turn]);
    return `${median(ms[what]).toFixed(1)} (${median(ratios).toFixed(2)}, ${at(ratios, 0.1).toFixed(2)} to ${at(ratios, 0.9).toFixed(2)})`;
  });
  console.log(`| ${what} | ${told.join(" | ")} |`);
}
const held = databases.map(({ memory }) => `${(memory.series.size() / 2 ** 20).toFixed(0)} MB`);
console.log(`| held in memory, as reckoned | ${held.join(" | ")} |`);
console.log(
  `cells: ${databases.map(({ count }) => count * 350 * 60).join(", ")}; RSS of the one process that asks all: ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB`,
);
for (const { name, db } of databases) {
  await db.destroy();
  await withClient(address("hub_admin", "postgres"), (admin) => admin.query(`drop database ${name} with (force)`));
}
await server.stop();
process.exit();
