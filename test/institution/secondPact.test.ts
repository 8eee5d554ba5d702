import { pactFilesIn, shippedPactFiles } from "@pacte-hub/data/pacts";
import { migrate } from "@pacte-hub/institution/database/migrate";
import { schemaOf } from "@pacte-hub/institution/server/buildSchema";
import { departmentStore } from "@pacte-hub/pact/store/read";
import { readerPool, withClient, workingConnection } from "@pacte-hub/postgres/connect";
import { proposed } from "@pacte-hub/schema/rules/acts/actions";
import { explainPact } from "@pacte-hub/schema/rules/explainPact";
import { inClone } from "@pacte-hub/server/repository";
import { graphql } from "graphql";
import type { Knex } from "knex";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pactsIn } from "../../packages/pact/store/pactFile.ts";
import { enterPact } from "../../packages/pact/store/registers.ts";
import { department } from "../../subgraphs/department/institution.ts";
import { graph } from "../../subgraphs/department/resolvers.ts";
import { freshDatabase } from "../database.ts";

/** An invented Pact, which ships nowhere: test/fixtures/pacts. */
const files = [...shippedPactFiles(), ...pactFilesIn(inClone("test", "fixtures", "pacts"), (name) => `pacts/${name}`)];
const before = "2021-06-30T12:00:00.000Z";

let database: Awaited<ReturnType<typeof freshDatabase>>;
let steward: Knex;
let reader: Knex;
beforeAll(async () => {
  database = await freshDatabase("department");
  await migrate("department", database);
  await withClient(database.OWNER, (client) =>
    client.query("insert into authority.mark (demonstration) values (true)"),
  );
  steward = workingConnection(database.STEWARD, "steward");
  reader = readerPool(database.READER);
  const [real, invented] = pactsIn(files);
  if (!real || !invented) throw new Error("two Pacts are needed");
  await enterPact(steward, real);
  await enterPact(steward, invented, { demonstration: true });
}, 240_000);
afterAll(async () => {
  await steward.destroy();
  await reader.destroy();
  await database.drop();
});

async function answer(source: string, asOf: string | null = null) {
  const contextValue = { store: departmentStore(reader, null), asOf, institution: department };
  const { data, errors = [] } = await graphql({ schema: schemaOf(graph), source, contextValue });
  return {
    data: JSON.parse(JSON.stringify(data ?? null)),
    codes: errors.map(({ extensions }) => extensions.code),
    told: errors.map(({ message }) => message),
  };
}

describe("two Pacts stand side by side in the registers and in the graph", () => {
  test("each with its own years, axes, bodies, signatories and text", async () => {
    const { data, codes } = await answer(
      "{ pacts { id years record { demonstration } axes { recommendations { code } } committees { id } signatories { id name } annualSubProgrammes { year } orientations { id } text { id } } }",
    );
    expect(codes).toEqual([]);
    const [real, invented] = data.pacts;
    expect([real.id, real.years, real.record.demonstration]).toEqual([
      "ptfi-meuse-2017-2021",
      [2017, 2018, 2019, 2020, 2021],
      false,
    ]);
    expect([real.axes.length, real.committees.length, real.signatories.length, real.orientations.length]).toEqual([
      3, 3, 21, 6,
    ]);
    expect(invented).toMatchObject({
      id: "invented-pact-2022-2026",
      record: { demonstration: true },
      axes: [{ recommendations: [{ code: "2022:1.1" }, { code: "2022:1.2" }] }],
      committees: [{ id: "departmental-employment-committee" }],
      annualSubProgrammes: [2022, 2023, 2024, 2025, 2026].map((year) => ({ year })),
    });
    const texts = data.pacts.flatMap(({ text }: { text: { id: string }[] }) => text.map(({ id }) => id));
    expect(new Set(texts).size).toBe(texts.length);
  });

  test("a signatory of both is one institution, named by each in its own words", async () => {
    const { data } = await answer(
      '{ old: pact(id: "ptfi-meuse-2017-2021") { signatories { id name order } } new: pact(id: "invented-pact-2022-2026") { signatories { id name order } } }',
    );
    const named = (pact: { signatories: { id: string }[] }) => pact.signatories.find(({ id }) => id === "pole-emploi");
    expect([named(data.old), named(data.new)]).toEqual([
      { id: "pole-emploi", name: "Pôle Emploi", order: 4 },
      { id: "pole-emploi", name: "France Travail", order: 1 },
    ]);
  });

  test("lists without a name are those of the last Pact that has begun on the reader's day", async () => {
    const lists =
      "{ pact { id } axes { id } orientations { id } subProgrammes { year } committees { id } institutions { id } }";
    expect((await answer(lists)).data).toMatchObject({
      pact: { id: "invented-pact-2022-2026" },
      axes: [{ id: "invented-axis" }],
    });
    const then = (await answer(lists, before)).data;
    expect(then.pact.id).toBe("ptfi-meuse-2017-2021");
    expect([then.axes.length, then.subProgrammes.length, then.committees.length, then.institutions.length]).toEqual([
      3, 5, 3, 21,
    ]);
  });

  test("a Pact that is not there is refused with the nearest, as a year or an axis outside the one that is named", async () => {
    const unknown = await answer('{ pact(id: "ptfi-meuse-2017") { id } }');
    expect([unknown.codes, unknown.told[0]]).toEqual([
      ["UNKNOWN_REFERENCE"],
      expect.stringContaining("« ptfi-meuse-2017-2021 »"),
    ]);
    for (const narrowed of ["year: 2023", "axis: 4", 'recommendation: "2022:1.1"'])
      expect((await answer(`{ actions(pact: "ptfi-meuse-2017-2021", ${narrowed}) { id } }`)).codes).toEqual([
        "UNKNOWN_REFERENCE",
      ]);
    expect((await answer('{ actions(pact: "invented-pact-2022-2026", axis: 3) { id } }')).codes).toEqual([
      "UNKNOWN_REFERENCE",
    ]);
    for (const narrowed of [
      'pact: "invented-pact-2022-2026", year: 2023',
      "year: 2017",
      "year: 2023",
      'recommendation: "2022:1.1"',
    ])
      expect((await answer(`{ actions(${narrowed}) { id } }`)).codes).toEqual([]);
  });

  test("an action is of the Pact whose recommendations it names, and of a year of that one", async () => {
    const store = departmentStore(reader, null);
    const among = {
      axes: await store.all("axis"),
      subProgrammes: await store.all("sub-programme"),
      institutions: await store.all("institution"),
      isTerritory: () => true,
    };
    const proposal = (recommendations: string[], year: number) =>
      proposed(
        {
          title: "Atelier",
          recommendations,
          year,
          operator: { name: "Association", institution: null, siret: null },
          territory: "55",
          targetPublic: "Tous",
          means: "EXISTING",
          on: "2019-02-01",
        },
        among,
        "a",
      );
    const told = (recommendations: string[], year: number) => {
      const judged = proposal(recommendations, year);
      return judged.kind === "ACCEPTED" ? judged.noun.axis : [judged.refusal.code, explainPact(judged.refusal)];
    };
    expect([told(["1.1"], 2019), told(["2022:1.2"], 2023)]).toEqual([1, 1]);
    expect(told(["1.1"], 2023)).toEqual(["OUTSIDE_THE_PACT", "2023 n'est pas une année du Pacte (2017 à 2021)."]);
    expect(told(["2022:1.1"], 2019)).toEqual(["OUTSIDE_THE_PACT", "2019 n'est pas une année du Pacte (2022 à 2026)."]);
    expect(told(["1.1", "2022:1.1"], 2019)).toMatchObject(["TWO_AXES", expect.any(String)]);
  });

  test("what a Pact says of a convention is for its own years, and unknown after them", async () => {
    const { data } = await answer(
      '{ convention(id: "invented-convention") { in2021: status(on: "2021-06-01") in2024: status(on: "2024-06-01") in2030: state(on: "2030-06-01") { status sentence } } }',
    );
    expect(data.convention).toMatchObject({ in2021: "UNKNOWN", in2024: "IN_FORCE", in2030: { status: "UNKNOWN" } });
    expect(data.convention.in2030.sentence).toContain("qui vaut de 2022 à 2026");
  });
});
