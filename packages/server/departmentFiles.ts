import { zonings } from "@pacte-hub/schema/model/zone";
import { z } from "zod";
import { nameLine } from "./nameLine.ts";

/** What the files of a Department's folder (HUB_PACT) may be, as `hub new-pact` publishes it beside them. */

/** Something is said: not blanks alone. */
export const words = z.string().regex(/\S/);
const fileNamed = (ending: string) => z.string().regex(new RegExp(`^[\\w-]+(/[\\w-]+)*\\.${ending}$`));
const departmentCode = z.string().regex(/^(\d{2}|2[AB]|\d{3})$/);
const siren = z.string().regex(/^\d{9}$/);
const communeCode = z.string().regex(/^\d[\dAB]\d{3}$/);

const head = {
  $schema: z.string().optional(),
  version: z.int().min(1).describe("Version de ce fichier : elle croît à chaque correction."),
};

export const source = z.strictObject({
  title: words,
  licence: words.describe("Telle que la source la dit, ou « non précisée »."),
  retrievedOn: z.iso.date().nullable(),
  url: z.url().nullable(),
});

const zoning = z.strictObject({
  file: fileNamed("csv"),
  extent: words.describe("Ce que le hub connaît de ces zones, et ce qu'il n'en connaît pas."),
  source,
});

/** `territory/territory.json`: of which Department, and which files say what lies in it. */
export const territoryManifest = z.strictObject({
  ...head,
  department: departmentCode.describe("Code INSEE du département."),
  of: nameLine.describe("Après un nom : « de la Meuse »."),
  part: words.describe("D'un EPCI qui a son siège ailleurs : « partie meusienne »."),
  territories: fileNamed("json").describe(
    "Département, arrondissements, EPCI et communes du code officiel géographique.",
  ),
  populations: fileNamed("csv").describe("Population municipale de chaque commune, une colonne par année."),
  mergedCommunes: fileNamed("csv")
    .optional()
    .describe("Anciennes communes, et celle d'aujourd'hui dont chacune fait partie."),
  zonings: z.partialRecord(z.enum(zonings), zoning),
});

const namedPlace = { code: words, nom: words };

/** The file that the manifest calls its territories; field names are those of the geographic code's package. */
export const territoriesFile = z.object({
  departement: z.object({ ...namedPlace, code: departmentCode }),
  arrondissements: z.array(z.object(namedPlace)),
  epcis: z.array(
    z.object({
      siren,
      nom: words,
      siegeHorsDepartement: z.boolean().describe("Vrai : le hub n'en connaît que la partie du département."),
    }),
  ),
  communes: z.array(
    z.object({
      code: communeCode,
      nom: words,
      epci: z.string().describe("SIREN de son EPCI."),
      arrondissement: z.string().describe("Code de son arrondissement."),
    }),
  ),
});

const changedName = z.strictObject({
  name: nameLine,
  from: z.iso.date().nullable().describe("Premier jour ; null si le hub ne lui connaît pas de début."),
  until: z.iso.date().nullable().describe("Dernier jour ; null tant qu'elle le porte."),
  source: words.nullable().describe("Le texte qui l'a changé."),
});

/** What is said of whoever an institution is: the same words in its own description (`partner.json`). */
export const identity = {
  name: nameLine,
  short: nameLine.describe("Dans une liste ou un titre : « CAF de la Meuse »."),
  of: nameLine.describe("Après un nom : « de la CAF »."),
  signatories: z
    .array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))
    .min(1)
    .describe("Identifiants des signataires du Pacte qui parlent par elle."),
  names: z.array(changedName).min(2).optional().describe("Les noms qu'elle a portés, du plus ancien au plus récent."),
};

/** `institutions.json`: who the institutions of the composed graph are in this Department, by their id, which never changes. */
export const institutionsFile = z.strictObject({
  ...head,
  institutions: z.record(words, z.strictObject(identity)),
});

/** `open-data.json`: the open data that the folder comes with, and whose they are. */
export const openDataFile = z.strictObject({
  ...head,
  files: z.array(
    z.strictObject({
      institution: words.describe("L'institution du graphe qui les publie : « department »."),
      dataset: words.describe("Son jeu de données."),
      file: fileNamed("csv").describe("Nommé depuis ce dossier."),
      source,
    }),
  ),
});
