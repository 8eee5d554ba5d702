/**
 * An institution's part of the cross-partner question, executed by our compiled executor and by graphql-js in turns of one
 * run: from the operation to the bytes of its answer, figures in memory, no HTTP. Answers are compared first.
 *
 *   npm run build && npm start                 (beside, until the demonstration is published)
 *   HUB_DATA_DIR=<its folder> PG_PORT=<its port> node bench/executor.mjs [turns, 40]
 */
import "reflect-metadata";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { atLevel } from "@pacte-hub/data/territories";
import { executing } from "@pacte-hub/executor/execute";
import { answerText } from "@pacte-hub/executor/response";
import { contextKeyIn } from "@pacte-hub/institution/database/context/contextKey";
import { holdContextKey } from "@pacte-hub/institution/database/context/heldKeys";
import { schemaOf } from "@pacte-hub/institution/server/buildSchema";
import { contextOf } from "@pacte-hub/institution/server/context";
import { poleEmploi as institution } from "@pacte-hub/pole-emploi/institution";
import { graph } from "@pacte-hub/pole-emploi/resolvers";
import { readerPool } from "@pacte-hub/postgres/connect";
import { execute, parse } from "graphql";
import { openSession } from "#institution/access/openSession";
import { releaseCache } from "#institution/releases/cache/cache";

const turns = Number(process.argv[2] ?? 40);
const { HUB_DATA_DIR: folder = ".data", PG_PORT: port = "5433" } = process.env;
const passwords = JSON.parse(readFileSync(join(folder, "passwords.json"), "utf8"));
const reader = `postgres://pole_emploi_reader:${passwords.pole_emploi_reader}@127.0.0.1:${port}/pole_emploi`;
holdContextKey(reader, await contextKeyIn(join(folder, "keys", "pole-emploi-context.pem"), "the context key"));
const db = readerPool(reader);
const memory = releaseCache(64 * 1024 * 1024);
const schema = schemaOf(graph);
const compiled = executing(schema);

const said = "age sex period value status bounds { min max } coverage { present expected }";
const questions = {
  "breakdowns over 20 quarters": said,
  "the same, each with its release": `${said} release { id unit source { title licence } }`,
};
const variables = { all: atLevel("EPCI").map(({ code }) => ({ __typename: "Territory", code })) };
const documents = Object.entries(questions).map(([name, selection]) => [
  name,
  parse(`query ($all: [_Any!]!) { _entities(representations: $all) { ... on Territory { poleEmploi {
    jobseekers(from: "2017", to: "2021", by: [AGE, SEX], origin: DEMONSTRATION) { ${selection} } } } } }`),
]);
/** @type {any} A Reader, whose institution bears a brand. */
const viewer = {
  kind: "READER",
  subject: "bench",
  issuer: "bench",
  institution: institution.partner.signatories[0],
  roles: ["ANALYST"],
  until: new Date(Date.now() + 3_600_000).toISOString(),
};

const ways = {
  "graphql-js": async (document, context) => {
    const { data, errors } = await execute({ schema, document, variableValues: variables, contextValue: context });
    if (errors) throw errors[0];
    return Buffer.from(JSON.stringify({ data }));
  },
  compiled: async (document, context) => {
    const executed = await compiled({ document, operation: document.definitions[0], variables, context });
    if (executed.errors) throw executed.errors[0];
    return answerText(/** @type {any} Written, which its type does not say. */ (executed));
  },
};

async function timed(way, document) {
  const admitted = await openSession(institution, db, { viewer, purpose: null });
  const context = contextOf({ ...admitted, institution, memory, asOf: null, storeOf: graph.store });
  const [began, used] = [performance.now(), process.cpuUsage()];
  const bytes = await ways[way](document, context);
  const { user, system } = process.cpuUsage(used);
  const ms = performance.now() - began;
  await admitted.readerSession.end();
  return { ms, cpu: (user + system) / 1000, bytes };
}

const median = (all) => all.toSorted((one, other) => one - other)[all.length >> 1];
const at = (all, share) => all.toSorted((one, other) => one - other)[Math.floor((all.length - 1) * share)];
console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}; ${turns} turns`,
);
console.log(
  "| Pôle emploi's part | answer KB | graphql-js ms | compiled ms | times faster: median (p10 to p90) | in CPU |",
);
console.log("| --- | --- | --- | --- | --- | --- |");
for (const [name, document] of documents) {
  const [one, other] = [await timed("graphql-js", document), await timed("compiled", document)];
  if (one.bytes.toString().trim() !== other.bytes.toString().trim()) throw new Error("the two do not answer the same");
  for (let turn = 0; turn < 15; turn++) for (const way of Object.keys(ways)) await timed(way, document);
  /** @type {Record<string, { ms: number, cpu: number }[]>} */
  const measured = { "graphql-js": [], compiled: [] };
  for (let turn = 0; turn < turns; turn++)
    for (const way of turn % 2 ? ["compiled", "graphql-js"] : ["graphql-js", "compiled"])
      measured[way].push(await timed(way, document));
  const of = (way, what) => measured[way].map((each) => each[what]);
  const ratios = of("graphql-js", "ms").map((ms, turn) => ms / measured.compiled[turn].ms);
  const cpu = median(of("graphql-js", "cpu")) / median(of("compiled", "cpu"));
  console.log(
    `| ${name} | ${(one.bytes.length / 1000).toFixed(0)} | ${median(of("graphql-js", "ms")).toFixed(1)} | ${median(of("compiled", "ms")).toFixed(1)} | ${median(ratios).toFixed(2)} (${at(ratios, 0.1).toFixed(2)} to ${at(ratios, 0.9).toFixed(2)}) | ${cpu.toFixed(2)} |`,
  );
}
await db.destroy();
process.exit();
