import { readFileSync } from "node:fs";
import { shippedFile } from "@pacte-hub/data/shipped";
import { expect, test } from "vitest";
import { z } from "zod";
import { extensionSchema, pactSchema } from "../../../packages/pact/store/pactSchema.ts";
import {
  institutionsFile,
  openDataFile,
  territoriesFile,
  territoryManifest,
} from "../../../packages/server/departmentFiles.ts";
import { institutionsOf } from "./institutions.ts";
import { pactOf } from "./skeleton.ts";

const readJson = (name: string) => JSON.parse(readFileSync(shippedFile(name), "utf8"));

const next = { department: "54", name: "Meurthe-et-Moselle", start: 2026, end: 2030, isFirst: true };
const extension = {
  version: 1,
  extends: "pti-54-2026-2030",
  id: "pti-54-avenant-2031",
  titleFr: "Avenant : une année de plus",
  signedOn: null,
  periodEnd: "2031-12-31",
  years: [2031],
  remarks: [],
};
const openData = {
  version: 1,
  files: [
    {
      institution: "department",
      dataset: "rsa-households-all-regimes",
      file: "open-data/department/rsa-households-all-regimes.csv",
      source: { title: "DREES", licence: "Licence Ouverte", retrievedOn: null, url: null },
    },
  ],
};
/** One place of each level of the file that ships. */
function fewTerritories() {
  const { departement, arrondissements, epcis, communes } = readJson("territory/meuse-territories.json");
  const [commune] = communes;
  const few = {
    departement,
    arrondissements: arrondissements.filter(
      (arrondissement: { code: string }) => arrondissement.code === commune.arrondissement,
    ),
    epcis: epcis.filter((epci: { siren: string }) => epci.siren === commune.epci),
    communes: [commune],
  };
  return territoriesFile.parse(few);
}

test.each([
  [
    "territory/territory.schema.json",
    "Le territoire d'un Pacte : quels fichiers disent ce qu'il comprend",
    territoryManifest,
    () => [readJson("territory/territory.json")],
  ],
  ["territory/territories.schema.json", "Ce que comprend un département", territoriesFile, () => [fewTerritories()]],
  [
    "institutions.schema.json",
    "Qui sont, dans ce département, les institutions du graphe",
    institutionsFile,
    () => [institutionsOf(next, "de Meurthe-et-Moselle")],
  ],
  ["open-data.schema.json", "Les données ouvertes qui viennent avec ce dossier", openDataFile, () => [openData]],
] as const)(
  "%s is published as it is enforced, with an example that is accepted",
  async (file, title, schema, examples) => {
    const exampleValues = examples();
    for (const example of exampleValues) expect(schema.safeParse(example).error?.issues).toBeUndefined();
    const published = { title, ...z.toJSONSchema(schema, { io: "input" }), examples: exampleValues };
    await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot(shippedFile(file));
  },
);

test("that of a Pact too: an example is one that is still to be written, the other prolongs it", async () => {
  const examples = [pactOf(next), extension];
  expect(pactSchema.safeParse(examples[0]).error?.issues).toBeUndefined();
  expect(extensionSchema.safeParse(examples[1]).error?.issues).toBeUndefined();
  const published = {
    title: "Un Pacte, ou ce qui en prolonge un",
    anyOf: [pactSchema, extensionSchema].map((pactForm) => z.toJSONSchema(pactForm)),
    examples,
  };
  await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot(shippedFile("pacts/pact.schema.json"));
});
