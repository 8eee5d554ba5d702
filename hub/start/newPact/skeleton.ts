import { createHash } from "node:crypto";

/** What is asked of a new Pact. */
export interface NewPact {
  /** INSEE's code of its Department. */
  readonly department: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Whether it is the first of its Department in this hub: its recommendations' codes have no prefix. */
  readonly isFirst: boolean;
}

const toWrite = "À écrire";

/** The identifier of a Pact, of its file and of its text: "pti-54-2026-2030". */
export const pactIdOf = ({ department, start, end }: NewPact): string =>
  `pti-${department.toLowerCase()}-${start}-${end}`;

/** The signatory that is the Department itself. */
export const keeperIdOf = ({ department }: Pick<NewPact, "department">): string =>
  `department-${department.toLowerCase()}`;

/** The text that decides what the Pact says: none yet, but for what the file names. */
export const textOf = (pact: NewPact): string =>
  [
    `# Pacte territorial pour l'insertion, ${pact.name}, ${pact.start} - ${pact.end}`,
    `${toWrite} : le texte que les signataires ont signé, entier.`,
    keeperOf(pact),
    toWrite,
    "",
  ].join("\n\n");

const keeperOf = ({ name }: NewPact): string => `Le Conseil départemental, ${name}`;

/** A file that holds together and says nothing: one axis, one recommendation, one signatory, each to be written. */
export function pactOf(pact: NewPact): object {
  const { department, name, start, end } = pact;
  const id = pactIdOf(pact);
  const text = textOf(pact);
  const keeper = keeperIdOf(pact);
  const placeholders = [{ id: "to-write", labelFr: toWrite }];
  return {
    $schema: "pact.schema.json",
    version: 1,
    hub: {
      text: `${id}.md`,
      formerly: [],
      prefix: pact.isFirst ? "" : `${start}:`,
      members: [keeper],
      budgetYearsAfter: 0,
      conventionKinds: placeholders,
      conventionScopes: placeholders,
      institutionKinds: [{ id: "department", labelFr: "Département" }],
    },
    meta: {
      source: `${id}.md`,
      sourceLines: text.trimEnd().split("\n").length,
      sourceSha256: createHash("sha256").update(text).digest("hex"),
      language: "fr",
      conventions: {
        labelFr: "mots du Pacte",
        ids: "identifiants stables, en anglais",
        line: "numéros de ligne du texte",
      },
    },
    document: {
      id,
      titleFr: `PACTE TERRITORIAL POUR L'INSERTION ${start} - ${end}`,
      department: { code: department, nameFr: name },
      periodStart: `${start}-01-01`,
      periodEnd: `${end}-12-31`,
      previousPact: toWrite,
      concreteCommitmentsYear: start,
      lines: [1],
      remarks: [],
    },
    preamble: { lines: [3] },
    leadRoleFr: toWrite,
    pdi: { titleFr: toWrite, introductionLines: [3], implementationLines: [3] },
    legalBasis: [],
    instruments: [],
    headlineFigures: [],
    targetPublic: {
      allFragilePeopleRegardlessOfStatusFr: toWrite,
      examplesFr: [],
      definitionFr: toWrite,
      stakeFr: toWrite,
      lines: [3],
      pathwayDefinitionFr: toWrite,
      pathwayCoversFr: [],
    },
    strategicOrientations: [],
    axes: [
      {
        number: 1,
        id: `${id}-axis-1`,
        labelFr: toWrite,
        recommendationCount: 1,
        recommendations: [{ number: 1, id: `${id}-axis-1-rec-1`, labelFr: toWrite }],
      },
    ],
    recommendationTotals: { total: 1 },
    signatories: [{ order: 0, id: keeper, labelFr: keeperOf(pact), type: "department", party: toWrite }],
    otherParties: [],
    signatoryClauseFr: toWrite,
    commitments: {
      commonFr: [],
      lines: [3],
      department: { pilotFr: toWrite, humanMeans: [], financialMeans: [] },
      region: { labelFr: toWrite, lines: [3], commitments: [] },
    },
    conventions: [],
    conventionsOpenListFr: toWrite,
    conventionStatuses: [],
    governance: {
      titleFr: toWrite,
      continuityFr: toWrite,
      bodies: [
        {
          id: `${id}-committee`,
          labelFr: toWrite,
          level: "departmental",
          natureFr: toWrite,
          presidentFr: toWrite,
          rolesFr: [],
          lines: [3],
          members: [{ labelFr: toWrite, signatories: [keeper] }],
        },
      ],
      otherBodies: [],
    },
    decisionCircuit: { titleFr: toWrite, lines: [3], rules: [] },
    evaluation: { titleFr: toWrite, lines: [3], levels: [] },
    annualSubProgrammes: { labelFr: toWrite, years: Array.from({ length: end - start + 1 }, (_, at) => start + at) },
    implementationSourcesFr: {},
    threeEntriesFr: toWrite,
    systems: [],
  };
}
