import { migrate } from "@pacte-hub/institution/database/migrate";
import { enterWhole } from "@pacte-hub/institution/registers/enter";
import { dueRegisters, loadRegister } from "@pacte-hub/institution/registers/registers";
import { schemaOf } from "@pacte-hub/institution/server/buildSchema";
import { departmentStore } from "@pacte-hub/pact/store/read";
import { readerPool, workingConnection } from "@pacte-hub/postgres/connect";
import { graphql } from "graphql";
import type { Knex } from "knex";
import { afterAll, beforeAll, expect, test } from "vitest";
import { department } from "../../subgraphs/department/institution.ts";
import { graph } from "../../subgraphs/department/resolvers.ts";
import { freshDatabase } from "../database.ts";

let database: Awaited<ReturnType<typeof freshDatabase>>;
let steward: Knex;
let reader: Knex;
beforeAll(async () => {
  database = await freshDatabase("department");
  await migrate("department", database);
  steward = workingConnection(database.STEWARD, "steward");
  reader = readerPool(database.READER);
});
afterAll(async () => {
  await steward.destroy();
  await reader.destroy();
  await database.drop();
});

/** A convention as it was transcribed before its parties were marked and its text cited. */
const before = {
  id: "regional-health-project-praps",
  title: "Le Projet Régional de Santé",
  titleEn: "Regional health project",
  kind: "plan",
  scope: "institutions",
  statusInPact: "IN_PREPARATION",
  parties: ["ars", "region-grand-est"].map((id) => ({ id, name: id, institution: id, territory: null })),
  start: null,
  end: null,
  signed: null,
  expectedSignature: null,
  amended: null,
  territories: [],
  partiesInferred: false,
  partiesNote: null,
  territoryNote: null,
  sharedTitle: false,
  verbatim: true,
  openPoint: null,
  externalFact: null,
};

const query = `{ conventions(on: "2018-01-01") { id title titleEn ownTitle status partiesInferred partiesNote
  parties { id inferred } remarks { origin } blocks { line } listedUnder record { version } } pact { text { line } } }`;

async function answer(asOf: string | null) {
  const contextValue = { store: departmentStore(reader, asOf), asOf, institution: department };
  const { data, errors } = await graphql({ schema: schemaOf(graph), source: query, contextValue });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

test("a correction of what ships reaches a register that is installed, which still answers as it was before", async () => {
  const entries = [{ id: before.id, body: before }];
  await enterWhole(steward, {
    register: "convention",
    entries,
    recordedBy: "pact/pact-facts.json",
    demonstration: false,
  });
  const [register] = department.registers;
  if (!register) throw new Error("no register");
  const { rows } = await reader.raw("select now() as instant");
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await dueRegisters(database.STEWARD, [register])).toEqual([register]);
  expect(await loadRegister(database.STEWARD, register)).toBe(true);
  expect(await loadRegister(database.STEWARD, register)).toBe(false);
  expect(await dueRegisters(database.STEWARD, [register])).toEqual([]);

  const now = await answer(null);
  expect(now.conventions).toHaveLength(24);
  expect(now.conventions.find(({ id }: { id: string }) => id === before.id)).toMatchObject({
    parties: [{ id: "ars", inferred: true }],
    partiesInferred: true,
    blocks: [{ line: 227 }],
    record: { version: 2 },
  });
  const then = await answer(rows[0].instant.toISOString());
  expect(then).toEqual({
    conventions: [
      {
        id: before.id,
        title: before.title,
        titleEn: before.titleEn,
        ownTitle: before.title,
        status: "IN_PREPARATION",
        partiesInferred: false,
        partiesNote: null,
        parties: [
          { id: "ars", inferred: false },
          { id: "region-grand-est", inferred: false },
        ],
        remarks: [],
        blocks: [],
        listedUnder: [],
        record: { version: 1 },
      },
    ],
    pact: null,
  });
});
