import { units } from "@pacte-hub/schema/model/release";
import { remarkOrigins } from "@pacte-hub/schema/model/wording";
import { z } from "zod";

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .describe("Identifiant stable, en anglais : minuscules, chiffres et traits d'union.");
const words = z.string().min(1);
const day = z.iso.date().describe("Jour, AAAA-MM-JJ.");
const year = z.int().min(1900).max(2999);
const lines = z.array(z.int().min(1)).describe("Lignes du texte du Pacte où commencent les blocs qui le disent.");

const remark = z.strictObject({
  about: z.enum([
    "ambiguity",
    "consequence",
    "count",
    "end",
    "external",
    "figure",
    "parties",
    "period",
    "role",
    "roles",
    "seats",
    "territory",
  ]),
  text: words,
  origin: z.enum(remarkOrigins).describe("PACT : mots du Pacte ; HUB : ce que le hub en remarque."),
});

/** Where the Pact says a fact, given where its words alone would not find it; what the hub remarks on it. */
const cited = { lines: lines.optional(), remarks: z.array(remark).optional() };
/** French words, as the file writes them: "labelFr" or "fr". */
const label = z.strictObject({ ...cited, id, labelFr: words });
const passage = z.strictObject({ ...cited, id, fr: words });

const means = label.extend({
  introductionFr: words,
  fte: z.number().nullish(),
  amount: z.number().nullish(),
  start: z.union([year, day]).optional(),
  end: z.union([year, day]).optional(),
  durationYears: z.number().optional(),
  missions: z.array(words).optional(),
  fieldsFr: z.array(words).optional(),
  rule: words.optional(),
  frameFr: words.optional(),
  partnerFr: words.optional(),
  themeFr: words.optional(),
});

const recommendation = label.extend({ number: z.int().min(1), group: id.optional() });
const axis = label.extend({
  number: z.int().min(1),
  recommendationCount: z.int().min(1),
  groups: z.array(label.extend({ numbers: z.array(z.int().min(1)) })).optional(),
  recommendations: z.array(recommendation).min(1),
});

const party = z.string().regex(/^(epci:[0-9]{9}|[a-z0-9-]+)$/);
const convention = label.extend({
  kind: words,
  scope: words,
  status: words,
  lines,
  underLines: lines.describe("Titres et mots sous lesquels le Pacte la cite."),
  ownTitleFr: words.optional(),
  parties: z.array(party).min(1),
  inferredParties: z.array(party).optional().describe("Celles que le Pacte ne nomme pas."),
  start: z.union([year, day]).optional(),
  end: z.union([year, day]).optional(),
  signed: words.optional(),
  expectedSignature: words.optional(),
  amended: words.optional(),
  territory: z.array(words).optional(),
  sharedLabel: z.boolean().optional(),
  openPoint: words.optional(),
});

const seat = z.strictObject({
  labelFr: words.describe("Le siège, en mots du Pacte."),
  signatories: z.array(id).describe("Signataires à qui il revient."),
  body: id.optional().describe("Corps nommé qui n'a rien signé."),
  users: z.boolean().optional().describe("Vrai pour les représentants des publics concernés."),
});
const body = label.extend({
  level: z.enum(["departmental", "territorial"]),
  natureFr: words,
  presidentFr: words,
  rolesFr: z.array(words),
  lines,
  members: z.array(seat),
  workingGroupsFr: words.optional(),
  independenceFr: words.optional(),
  facilitationFr: words.optional(),
  deploymentFr: words.optional(),
});

const figure = label.extend({
  value: z.number(),
  unit: z.enum(units),
  unitFr: words,
  period: words.optional(),
  place: words.optional(),
  owner: words.optional(),
  exact: z.boolean().optional(),
  derived: z.boolean().optional(),
  verbatim: z.boolean().optional(),
});

/** What the file says for the hub, and not of the Pact. */
const creditLine = z.strictObject({
  id,
  titleFr: words,
  funder: words
    .nullable()
    .describe("Qui l'attribue : un signataire, le début de l'identifiant de ceux qui le font, ou tous."),
  creditsOfFr: words.optional().describe("De qui sont les crédits, quand un autre les attribue."),
  firstYear: year.optional(),
  lastYear: year.optional(),
  ceiling: z.strictObject({ percent: z.int().min(1).max(99), source: words }).optional(),
  passagesFr: z.array(words).describe("Mots du Pacte qui la nomment ; aucun : la ligne est du hub."),
});

const namedCodes = z.array(z.strictObject({ id, labelFr: words })).min(1);
const hub = z.strictObject({
  text: z
    .string()
    .regex(/\.md$/)
    .describe("Fichier du texte, qui décide de ce que le Pacte dit : nommé depuis le dossier de celui-ci."),
  formerly: z.array(words).describe("Noms qu'a portés ce fichier : ce qu'ils ont inscrit reste à lui."),
  prefix: z
    .string()
    .regex(/^([a-z0-9]+:)?$/)
    .describe("Ce qui précède ses codes de préconisation, vide pour le premier Pacte : « 2022: » donne « 2022:1.5 »."),
  members: z.array(id).describe("Signataires dont les membres siègent."),
  budgetYearsAfter: z.int().min(0).max(5).describe("Années après la dernière où ses décisions se paient encore."),
  conventionKinds: namedCodes.describe("Natures de conventions (`kind`), et leur nom."),
  conventionScopes: namedCodes.describe("Champs de conventions (`scope`), et leur nom."),
  institutionKinds: namedCodes.describe("Natures de signataires (`type`), et leur nom."),
});

const head = {
  $schema: z.string().optional(),
  version: z.int().min(1).describe("Version de ce fichier : elle croît à chaque correction."),
};

/** A whole Pact, as `data/pacts/<id>.json` gives it. */
export const pactSchema = z.strictObject({
  ...head,
  hub,
  meta: z.strictObject({
    source: words,
    sourceLines: z.int(),
    sourceSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe("Empreinte du texte : s'il change, ce fichier change aussi."),
    language: words,
    conventions: z.strictObject({ labelFr: words, ids: words, line: words }),
  }),
  document: z.strictObject({
    id,
    titleFr: words,
    department: z.strictObject({ code: words, nameFr: words }),
    periodStart: day,
    periodEnd: day,
    previousPact: words,
    concreteCommitmentsYear: year,
    lines,
    remarks: z.array(remark),
  }),
  preamble: z.strictObject({ lines }),
  leadRoleFr: words,
  pdi: z.strictObject({ titleFr: words, introductionLines: lines, implementationLines: lines }),
  legalBasis: z.array(z.strictObject({ id, refFr: words, quoteFr: words, date: words.optional(), lines })),
  instruments: z.array(label.extend({ acronym: words, purposeFr: words })),
  headlineFigures: z.array(figure),
  targetPublic: z.strictObject({
    allFragilePeopleRegardlessOfStatusFr: words,
    examplesFr: z.array(words),
    definitionFr: words,
    stakeFr: words,
    lines,
    pathwayDefinitionFr: words,
    pathwayCoversFr: z.array(words),
  }),
  strategicOrientations: z.array(label.extend({ number: z.int().min(1), lines })),
  axes: z.array(axis).min(1),
  recommendationTotals: z.object({ total: z.int() }).catchall(z.int()),
  signatories: z.array(label.extend({ order: z.int().min(0), type: words, party: words })).min(1),
  otherParties: z.array(label).describe("Parties de conventions qui ne sont ni signataires ni EPCI."),
  signatoryClauseFr: words,
  commitments: z.strictObject({
    commonFr: z.array(words),
    lines,
    department: z.strictObject({ pilotFr: words, humanMeans: z.array(means), financialMeans: z.array(means) }),
    region: z.strictObject({ labelFr: words, lines, commitments: z.array(label) }),
  }),
  conventions: z.array(convention),
  conventionsOpenListFr: words,
  conventionStatuses: z.array(words),
  governance: z.strictObject({
    titleFr: words,
    continuityFr: words,
    bodies: z.array(body).min(1),
    otherBodies: z.array(label),
  }),
  decisionCircuit: z.strictObject({ titleFr: words, lines, rules: z.array(passage) }),
  evaluation: z.strictObject({ titleFr: words, lines, levels: z.array(label.extend({ number: z.int() })) }),
  annualSubProgrammes: z.strictObject({ ...cited, labelFr: words, years: z.array(year).min(1) }),
  implementationSourcesFr: z.record(z.string(), words),
  threeEntriesFr: words,
  systems: z.array(passage),
  creditLines: z.array(creditLine).optional(),
});

/** What prolongs a Pact: years more, and nothing else of it changed. */
export const extensionSchema = z.strictObject({
  ...head,
  extends: id.describe("Le Pacte prolongé."),
  id,
  titleFr: words,
  signedOn: day.nullable(),
  periodEnd: day.describe("Son nouveau dernier jour."),
  years: z.array(year).min(1).describe("Les sous-programmes qu'elle ajoute."),
  remarks: z.array(remark),
});
