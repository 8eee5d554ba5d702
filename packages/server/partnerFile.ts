import { dimensions } from "@pacte-hub/schema/model/dimension";
import { isMagnitude, measures, units } from "@pacte-hub/schema/model/release";
import { levels } from "@pacte-hub/schema/model/territory";
import { z } from "zod";
import { identity, source, words } from "./departmentFiles.ts";

/** What every institution's description may be, as `schema/partner.schema.json` publishes it. */

const day = z.iso.date().describe("Jour, AAAA-MM-JJ.");
const period = z
  .string()
  .regex(/^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/)
  .describe("« 2021 », « 2021-Q4 » ou « 2021-12 ».");
const datasetId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
  .describe("Identifiant du jeu, unique dans tout le hub.");
const fieldName = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*$/)
  .max(40);
const fileName = z
  .string()
  .regex(/^[\w-]+(\/[\w-]+)*\.csv$/)
  .describe("Fichier CSV, nommé depuis le dossier de la description.");

const shipped = z.strictObject({
  file: fileName,
  source,
  period: period.nullable().describe("Pour un fichier qui n'a pas de colonne pour la dire."),
  provisional: z.boolean(),
  producerPublishedOn: day.nullable(),
  correction: words.optional(),
});

const invented = z.strictObject({
  file: fileName,
  period: period.nullable(),
});

const policy = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("NONE"),
    legalGround: words.describe("Pourquoi rien n'a à être retenu : dit aux lecteurs."),
  }),
  z.strictObject({
    kind: z.literal("SUPPRESSION"),
    k: z.int().min(3).default(5).describe("Les effectifs de 1 à k - 1 sont retenus, et d'autres avec eux."),
  }),
]);

const population = z.strictObject({
  id: fieldName,
  definition: words.describe("Qui est compté, et par quel texte."),
  partOf: z
    .array(
      z.strictObject({
        whole: fieldName.describe("Une population du modèle conceptuel."),
        because: words,
        apartFrom: z.array(fieldName).optional().describe("D'autres parties du même tout, dont nul n'est de deux."),
      }),
    )
    .optional(),
});

const dataset = z.strictObject({
  id: datasetId,
  field: fieldName.describe("Son nom dans le graphe, sous le territoire."),
  title: words,
  definition: words,
  unit: z.enum(units),
  measure: z.enum(measures),
  regime: words.nullable().default(null).describe("Qui le compte laisse de côté."),
  finest: z.enum(levels).describe("Le territoire le plus fin que l'institution laisse sortir."),
  producer: words,
  periods: z.enum(["MONTH", "QUARTER", "YEAR"]),
  columns: z.array(words).min(1).describe("En-têtes de la colonne des effectifs."),
  silence: z.enum(["NOT_COLLECTED", "ZERO"]).describe("Ce que veut dire un territoire sans ligne."),
  roundedTo: z.int().min(1).nullable().default(null),
  dimensions: z
    .array(
      z.strictObject({
        name: z.enum(dimensions as [string, ...string[]]),
        columns: z.array(words).min(1),
        required: z.boolean(),
      }),
    )
    .default([]),
  length: z
    .strictObject({
      perYear: z.int().min(1).max(12),
      since: period,
      until: period,
      real: z.int().min(1).describe("Périodes de chiffres réels."),
      generated: z.int().min(1).optional(),
    })
    .describe("Combien de périodes la série a au plus : ce qu'une question en coûte."),
  policy,
  unlockedBy: words.optional().describe("La convention qui peut l'ouvrir ; « PACT » : le Pacte lui-même."),
  population: population.optional(),
  shipped: z.array(shipped).default([]).describe("Fichiers réels, de source ouverte, publiés au premier démarrage."),
  invented: z
    .array(invented)
    .default([])
    .describe("Fichiers inventés, publiés comme démonstration et marqués comme tels."),
});

/** Names that variables of the environment and processes have taken. */
const processNames = ["carrier", "gateway", "hub", "identity", "pg", "reference"];

/**
 * Words of GraphQL's own: a field that bears one is lawful, and is misread by people and tools.
 * @see https://spec.graphql.org/September2025/#sec-Appendix-Grammar-Summary
 */
const keywords = [
  ...["query", "mutation", "subscription", "fragment", "on", "true", "false", "null"],
  ...["schema", "scalar", "type", "interface", "union", "enum", "input", "directive"],
  ...["extend", "implements", "repeatable"],
];

/** Whether no institution may be called so, whatever the others are. */
export const isReservedName = (word: string): boolean => [...processNames, ...keywords].includes(word);

const publishes = z.strictObject({
  subject: words.describe("Comme sujet d'une phrase : « la MSA »."),
  presentation: words.describe("Une phrase qui la présente."),
  decidesByTwo: z.boolean().describe("Vrai : ce qu'elle ouvre ou publie demande deux personnes."),
  // Its k is of counts. Which amounts tell of whom takes contributors, which no description says.
  datasets: z
    .array(dataset.refine(({ unit, policy }) => policy.kind === "NONE" || !isMagnitude(unit), { path: ["policy"] }))
    .min(1),
});

export const partnerFile = z.strictObject({
  $schema: z.string().optional(),
  version: z.int().min(1).default(1).describe("Version de cette description : elle croît à chaque correction."),
  id: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(20)
    .refine((word) => !isReservedName(word))
    .describe("Nom court, qui ne change jamais : commandes, bases, publications."),
  field: fieldName.refine((word) => !keywords.includes(word)).describe("Son nom dans le graphe, qui ne change jamais."),
  name: identity.name,
  short: identity.short,
  of: identity.of,
  signatories: identity.signatories,
  port: z.int().min(1).max(65_535).describe("Port où son sous-graphe écoute, à défaut d'un réglage."),
  names: identity.names,
  publishes: publishes
    .optional()
    .describe("Ce qu'elle publie, quand sa description suffit à la servir ; sinon, ses pièces de code."),
});

/** An institution as its folder describes it. */
export type PartnerFile = z.infer<typeof partnerFile>;
export type DescribedDataset = z.infer<typeof dataset>;
