import { atLevel } from "@pacte-hub/data/territories";
import { department } from "@pacte-hub/department/institution";
import { graph } from "@pacte-hub/department/resolvers";
import { nothingKnown } from "@pacte-hub/disclosure/problem";
import { executableOf } from "@pacte-hub/institution/server/buildSchema";
import { type Context, contextOf } from "@pacte-hub/institution/server/context";
import { apolloServer } from "@pacte-hub/institution/server/serve";
import { readerPool } from "@pacte-hub/postgres/connect";
import { noHub } from "@pacte-hub/publisher/hubClient";
import { publishLinkedTables } from "@pacte-hub/publisher/publish";
import type { RawTable } from "@pacte-hub/publisher/rawTable";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rawTable } from "../hub/start/demonstration.ts";
import { problemOfTables } from "../packages/publisher/protectionProblem.ts";
import { protectAndAudit } from "../packages/publisher/protectTables.ts";
import { askedByOwnAnalyst, openedAsDemonstration } from "./asking.ts";
import { migratedDatabase } from "./database.ts";
import { suppressionOf } from "./suppression.ts";

const dataset = "orientations";
const people = department.peoples.find(({ datasets }) => datasets.includes(dataset));
const policy = suppressionOf(department, dataset);
if (!people) throw new Error("the Department orients nobody");

const one = rawTable(department, dataset, "2019-Q2");
const protectedCells = async (table: RawTable) => {
  const prior = { vintages: [], foreign: nothingKnown };
  const [safe] = await protectAndAudit({}, problemOfTables({ tables: [table], policy, prior }));
  return safe?.cells ?? [];
};

/** The same table but for one person in each of four withheld cells: all that is shown is the same. */
async function twinOf(table: RawTable): Promise<RawTable> {
  const shown = await protectedCells(table);
  const isWithheld = new Set(
    shown.filter(({ status }) => status === "WITHHELD").map(({ territory, breakdown }) => `${territory} ${breakdown}`),
  );
  const leaves = table.parts.filter(({ territory, breakdown }) => isWithheld.has(`${territory} ${breakdown}`));
  for (const a of leaves) {
    for (const b of leaves.filter((other) => other.territory === a.territory && other.breakdown > a.breakdown)) {
      for (const c of leaves.filter((other) => other.breakdown === a.breakdown && other.territory > a.territory)) {
        const d = leaves.find((other) => other.territory === c.territory && other.breakdown === b.breakdown);
        if (!d || b.value === 0 || c.value === 0) continue;
        const moved = new Map([a, b, c, d].map((part, at) => [part, at === 0 || at === 3 ? 1 : -1]));
        const parts = table.parts.map((part) => ({ ...part, value: part.value + (moved.get(part) ?? 0) }));
        const twin = { ...table, parts };
        if (JSON.stringify(await protectedCells(twin)) === JSON.stringify(shown)) return twin;
      }
    }
  }
  throw new Error("no twin");
}

interface Hub {
  ask(query: string): Promise<string>;
  close(): Promise<void>;
}

const key = signingKey(newSigningKeyPem());

/** An institution of its own, with its own database. */
async function hubOf(table: RawTable): Promise<Hub> {
  const database = await migratedDatabase("department");
  await openedAsDemonstration(department, database);
  const source = { title: "essai", licence: "EUPL-1.2", retrievedOn: null, url: null };
  const imprint = { institution: department, source, provisional: false, demonstration: true, embargoUntil: null };
  if (!people) throw new Error("the Department orients nobody");
  await publishLinkedTables(database.PUBLISHER, { ...imprint, people, policy, tables: [table], key, abroad: noHub });
  const db = readerPool(database.READER);
  const server = await apolloServer<never>("department", executableOf(graph as never));
  return {
    async ask(query) {
      const admitted = await askedByOwnAnalyst(department, db);
      const context = contextOf({ ...admitted, institution: department, asOf: null, storeOf: graph.store });
      const contextValue = context as unknown as Context<never>;
      const all = ["DEPARTMENT", "EPCI"] as const;
      const places = all.flatMap((level) => atLevel(level)).map(({ code }) => ({ __typename: "Territory", code }));
      const answer = await server
        .executeOperation({ query, variables: { places } }, { contextValue })
        .finally(() => admitted.readerSession.end());
      return JSON.stringify(answer.body.kind === "single" ? answer.body.singleResult : null);
    },
    async close() {
      await server.stop();
      await db.destroy();
      await database.drop();
    },
  };
}

let hubs: readonly Hub[];
beforeAll(async () => {
  hubs = await Promise.all([one, await twinOf(one)].map(hubOf));
}, 240_000);
afterAll(() => Promise.all(hubs.map((hub) => hub.close())));

const series = (
  args: string,
  fields = "territoryCode period pathway value status bounds { min max } release { id withheld contentHash signature }",
) =>
  `query ($places: [_Any!]!) { _entities(representations: $places) { ... on Territory { department { orientations(${args}origin: DEMONSTRATION) { ${fields} } } } } }`;

test.each([
  ["every cell of a breakdown", series("by: [PATHWAY], ")],
  ["the totals", series("")],
  ["a window of time", series('from: "2019-Q2", to: "2019-Q2", by: [PATHWAY], ')],
  ["a dimension it does not have", series("by: [SEX], ")],
  ["a period that is none", series('from: "hier", ')],
  ["a field that is none", series("", "value raw")],
  [
    "the file, its hash and its signature",
    `{ department { release(id: "department:orientations:2019-Q2:1") { file contentHash signature withheld policy { kind k } } } }`,
  ],
  [
    "the list of releases",
    `{ department { dataset(id: "orientations") { releases(origin: DEMONSTRATION) { id contentHash withheld state } } } }`,
  ],
])(
  "attack 10: two hubs that show the same and hide different counts answer alike to the byte: %s",
  async (_, query) => {
    const [mine, twin] = await Promise.all(hubs.map((hub) => hub.ask(query)));
    expect(mine?.length).toBeGreaterThan(50);
    expect(twin).toBe(mine);
  },
);
