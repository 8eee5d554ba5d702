import type { ConventionStatus } from "@pacte-hub/schema/model/convention";
import type {
  Commitments,
  HeadlineFigure,
  Means,
  MeansKind,
  MeansOrigin,
  Programme,
} from "@pacte-hub/schema/model/programme";
import type { Unit } from "@pacte-hub/schema/model/release";
import type { Passage, Wording } from "@pacte-hub/schema/model/wording";
import { dayOf } from "./days.ts";
import type { CommitmentFacts, FigureFact, MeansFact, PactFacts } from "./facts.ts";

/** The Pact itself: what it says that is no register of its own. */
export function programmeIn(facts: PactFacts): Programme {
  const { meta, document, targetPublic, governance, decisionCircuit, evaluation, annualSubProgrammes } = facts;
  return {
    id: document.id,
    title: document.titleFr,
    titleEn: document.titleEn,
    territory: document.department.code,
    department: words(document.department.nameFr, document.department.nameEn, document.department.verbatim),
    start: document.periodStart,
    end: document.periodEnd,
    periodNote: document.periodNote,
    previousPact: document.previousPact,
    concreteCommitmentsYear: document.concreteCommitmentsYear,
    transcription: {
      source: meta.source,
      lines: meta.sourceLines,
      language: meta.language,
      labelRule: meta.conventions.labelFr,
      idRule: meta.conventions.ids,
      lineRule: meta.conventions.line,
    },
    legalBasis: facts.legalBasis.map(({ id, refFr, quoteFr, date, en, verbatim }) => ({
      ...words(refFr, en, verbatim),
      id,
      quote: quoteFr ?? null,
      date: date ?? null,
    })),
    instruments: facts.instruments.map(({ id, acronym, labelFr, labelEn, purposeFr }) => ({
      id,
      acronym,
      title: labelFr,
      titleEn: labelEn,
      purpose: purposeFr,
    })),
    headlineFigures: facts.headlineFigures.map(figureIn),
    targetPublic: {
      all: targetPublic.allFragilePeopleRegardlessOfStatusFr,
      examples: targetPublic.examplesFr,
      definition: words(targetPublic.definitionFr, targetPublic.definitionEn),
      pathway: targetPublic.pathwayDefinitionFr,
      pathwayCovers: targetPublic.pathwayCoversFr,
    },
    recommendationCount: facts.recommendationTotals.total,
    signatoryClause: facts.signatoryClauseFr,
    commitments: commitmentsIn(facts.commitments),
    conventionsOpenList: facts.conventionsOpenListFr,
    conventionStatuses: facts.conventionStatuses.map(statusNamed),
    governanceContinuity: governance.continuityFr,
    otherBodies: governance.otherBodies.map(({ id, labelFr, labelEn }) => ({ ...words(labelFr, labelEn), id })),
    decisionCircuit: {
      title: decisionCircuit.titleFr,
      rules: decisionCircuit.rules.map(({ hubConsequence, ...rule }) => ({ ...passage(rule), hubConsequence })),
    },
    evaluation: {
      title: evaluation.titleFr,
      levels: evaluation.levels.map(({ id, labelFr, labelEn, number }) => ({ ...words(labelFr, labelEn), id, number })),
    },
    subProgrammes: words(annualSubProgrammes.labelFr, annualSubProgrammes.labelEn),
    actionSources: Object.values(facts.implementationSourcesFr).map((fr) => words(fr)),
    threeEntries: facts.threeEntriesFr,
    systems: facts.systems.map(passage),
    ambiguities: facts.ambiguities,
  };
}

/** "in-force-partial" -> IN_FORCE_PARTIAL. */
export const statusNamed = (word: string): ConventionStatus =>
  word.toUpperCase().replaceAll("-", "_") satisfies string as ConventionStatus;

const words = (fr: string, en: string | null = null, verbatim = true): Wording => ({ fr, en, verbatim });

const passage = ({ id, fr, en }: { id: string; fr: string; en: string }): Passage => ({ ...words(fr, en), id });

function figureIn(fact: FigureFact): HeadlineFigure {
  return {
    id: fact.id,
    title: fact.labelFr,
    value: fact.value,
    unit: unitNamed(fact.unit),
    unitNote: fact.unit,
    period: fact.period ?? null,
    place: fact.territory ?? null,
    owner: fact.owner ?? null,
    exact: fact.exact ?? null,
    derived: fact.derived ?? false,
    verbatim: fact.verbatim ?? true,
    note: fact.note ?? null,
  };
}

/** "4902 allocataires" are households; the transcription says so in words. */
function unitNamed(words: string): Unit {
  if (words === "FTE") return "FTE";
  return words.startsWith("people") ? "PERSON" : "HOUSEHOLD";
}

function commitmentsIn({ commonFr, commonEn, department, region }: CommitmentFacts): Commitments {
  return {
    common: commonFr.map((fr, at) => words(fr, commonEn[at])),
    pilot: words(department.pilotFr, null, department.verbatim),
    means: [
      ...department.humanMeans.map((fact) => meansIn(fact, "HUMAN")),
      ...department.financialMeans.map((fact) => meansIn(fact, "FINANCIAL")),
    ],
    region: {
      title: region.labelFr,
      commitments: region.commitments.map(({ id, labelFr, en }) => ({ ...words(labelFr, en), id })),
    },
  };
}

/**
 * The Pact sorts its means in no two lists. Additional, by inference: what begins with the Pact (the researcher, from
 * 1 August 2017) and what it says is added ("À cela s'ajoutent...": the ESF grant and the State's support convention).
 */
const additional: ReadonlySet<string> = new Set([
  "doctoral-researcher",
  "esf-global-grant-2017-2020",
  "fapi-2017-2019",
]);

function meansIn(fact: MeansFact, kind: MeansKind): Means {
  const origin: MeansOrigin = additional.has(fact.id) ? "ADDITIONAL" : "EXISTING";
  return {
    id: fact.id,
    kind,
    title: fact.labelFr,
    fte: fact.fte ?? null,
    amount: fact.amount ?? null,
    origin,
    originInferred: true,
    start: dayOf(fact.start, "first"),
    end: dayOf(fact.end, "last"),
    durationYears: fact.durationYears ?? null,
    missions: fact.missions ?? [],
    fields: fact.fieldsFr ?? [],
    rule: fact.rule ?? null,
    frame: fact.frameFr ?? null,
    partner: fact.partnerFr ?? null,
    theme: fact.themeFr ?? null,
  };
}
