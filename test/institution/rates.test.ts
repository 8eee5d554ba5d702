import type { ApolloServer } from "@apollo/server";
import { atLevel } from "@pacte-hub/data/territories";
import { generate } from "@pacte-hub/demo/generate";
import { executableOf } from "@pacte-hub/institution/server/buildSchema";
import { type Context, contextOf } from "@pacte-hub/institution/server/context";
import { apolloServer } from "@pacte-hub/institution/server/serve";
import { readerPool } from "@pacte-hub/postgres/connect";
import { noHub } from "@pacte-hub/publisher/hubClient";
import { publishLinkedTables } from "@pacte-hub/publisher/publish";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import { siae } from "@pacte-hub/siae/institution";
import { graph } from "@pacte-hub/siae/resolvers";
import type { Knex } from "knex";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rawTable } from "../../hub/start/demonstration.ts";
import { askedByOwnAnalyst, openedAsDemonstration } from "../asking.ts";
import { migratedDatabase } from "../database.ts";

const period = "2018";
const territories = [...atLevel("DEPARTMENT"), ...atLevel("EPCI")].map(({ code }) => ({
  __typename: "Territory",
  code,
}));

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let db: Knex;
let server: ApolloServer<Context<never>>;
beforeAll(async () => {
  database = await migratedDatabase("siae");
  const source = { title: "essai", licence: "EUPL-1.2", retrievedOn: null, url: null };
  const imprint = { institution: siae, source, provisional: false, demonstration: true, embargoUntil: null };
  for (const whole of siae.peoples) {
    // What came of actions rests on the register of actions, and no rate on it.
    const people = { ...whole, datasets: whole.datasets.filter((dataset) => dataset !== "action-exits") };
    const policy = siae.demonstrationPolicies[people.datasets[0] ?? ""];
    if (!policy) throw new Error("no policy");
    const tables = people.datasets.map((dataset) => rawTable(siae, dataset, period));
    const key = signingKey(newSigningKeyPem());
    await publishLinkedTables(database.PUBLISHER, { ...imprint, people, policy, tables, key, abroad: noHub });
  }
  await openedAsDemonstration(siae, database);
  db = readerPool(database.READER);
  server = await apolloServer<never>("siae", executableOf(graph as never));
}, 240_000);
afterAll(async () => {
  await server.stop();
  await db.destroy();
  await database.drop();
});

interface Told {
  readonly territoryCode: string;
  readonly value: number | null;
  readonly status: string;
  readonly bounds: { readonly min: number; readonly max: number } | null;
  readonly numerator: { readonly value: number | null };
  readonly denominator: { readonly value: number | null; readonly bounds: { readonly min: number } | null };
  readonly observations: readonly { readonly status: string; readonly release: { readonly id: string } }[];
}

/** What the SIAE network says of a rate on the department and its 16 EPCI. */
async function ratesOf(field: string): Promise<readonly Told[]> {
  const query = `query ($all: [_Any!]!) { _entities(representations: $all) { ... on Territory { siae { ${field}(origin: DEMONSTRATION) {
    territoryCode value status bounds { min max } numerator { value } denominator { value bounds { min } }
    observations { status release { id } } } } } } }`;
  const admitted = await askedByOwnAnalyst(siae, db);
  const contextValue = contextOf({
    ...admitted,
    institution: siae,
    asOf: null,
    storeOf: graph.store,
  }) as unknown as Context<never>;
  const answer = await server.executeOperation({ query, variables: { all: territories } }, { contextValue });
  await admitted.readerSession.end();
  if (answer.body.kind !== "single" || answer.body.singleResult.errors) throw new Error(JSON.stringify(answer.body));
  const said = answer.body.singleResult.data as { _entities: readonly { siae: Record<string, readonly Told[]> }[] };
  return said._entities.flatMap(({ siae: ours }) => ours[field] ?? []);
}

/** The count as it truly is: only a test holds it. */
function truthOf(dataset: string, territory: string, isIn: (breakdown: string) => boolean): number {
  return generate(dataset, period)
    .filter((part) => (territory === "55" || part.territory === territory) && isIn(part.breakdown))
    .reduce((sum, { value }) => sum + value, 0);
}

describe("the dynamic exit rate of protected figures", () => {
  test("is certain of the truth wherever it says anything, and is not given under 20 exits", async () => {
    const rates = await ratesOf("dynamicExitRate");
    expect(rates).toHaveLength(17);
    for (const { territoryCode, value, status, bounds } of rates) {
      const all = truthOf("siae-exits", territoryCode, () => true);
      const dynamic = truthOf("siae-exits", territoryCode, (breakdown) => breakdown !== "exitKind=OTHER");
      if (value !== null) expect(value, territoryCode).toBeCloseTo((100 * dynamic) / all, 1);
      if (value !== null || bounds !== null) expect(all, territoryCode).toBeGreaterThanOrEqual(20);
      if (status === "TOO_FEW") expect(all, territoryCode).toBeLessThan(20);
      if (bounds === null) continue;
      expect(bounds.min, territoryCode).toBeLessThanOrEqual((100 * dynamic) / all);
      expect(bounds.max, territoryCode).toBeGreaterThanOrEqual((100 * dynamic) / all);
    }
    const [department] = rates;
    expect(department).toMatchObject({ territoryCode: "55", status: "PUBLISHED" });
  });

  test("names the published cells it comes from, and no other", async () => {
    for (const { observations } of await ratesOf("dynamicExitRate")) {
      expect(observations).toHaveLength(5);
      expect(new Set(observations.map(({ release }) => release.id))).toEqual(new Set(["siae:siae-exits:2018:1"]));
    }
  });

  test.each(["dynamicExitRate", "lastingJobExitRate", "rsaShareAtEntry", "fteRealisationRate"])(
    "%s has no value where one of its sides has none",
    async (field) => {
      for (const { value, numerator, denominator, status } of await ratesOf(field)) {
        if (value !== null) expect([numerator.value, denominator.value]).not.toContain(null);
        if (numerator.value === null || denominator.value === null) expect(status).toBe("WITHHELD");
      }
    },
  );
});
