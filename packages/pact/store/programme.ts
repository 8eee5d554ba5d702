import type { ConventionStatus } from "@pacte-hub/schema/model/convention";
import type { Institution } from "@pacte-hub/schema/model/pact";
import type {
  Commitments,
  HeadlineFigure,
  Means,
  MeansKind,
  MeansOrigin,
  Programme,
} from "@pacte-hub/schema/model/programme";
import type { Wording } from "@pacte-hub/schema/model/wording";
import type { Citing } from "./citing.ts";
import { dayOf } from "./days.ts";
import type { CommitmentFacts, FigureFact, LabelFact, MeansFact, PactFacts, WordsFact } from "./facts.ts";
import { type PactOfFile, termOf } from "./pactFile.ts";

/** The Pact itself: what it says that is no register of its own. */
export function programmeIn(pact: PactOfFile, citing: Citing): Programme {
  const { facts, extensions } = pact;
  const words = (fr: string): Wording => ({ fr, verbatim: true, lines: citing.lines(fr) });
  const passage = ({ id, fr, lines }: WordsFact) => ({ id, fr, verbatim: true, lines: citing.lines(fr, lines) });
  const labelled = ({ labelFr, ...fact }: LabelFact) => passage({ ...fact, fr: labelFr });
  const { meta, document, targetPublic, governance, decisionCircuit, evaluation, annualSubProgrammes } = facts;
  return {
    id: document.id,
    title: document.titleFr,
    territory: document.department.code,
    department: words(document.department.nameFr),
    start: document.periodStart,
    ...termOf(pact),
    prefix: facts.hub.prefix,
    amendments: extensions.map(({ id, titleFr, signedOn, periodEnd: end, years, remarks }) => ({
      id,
      title: titleFr,
      signedOn,
      end,
      years,
      remarks,
    })),
    signatories: signatoriesIn(facts, citing),
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
    preamble: citing.texts(facts.preamble.lines),
    leadRole: words(facts.leadRoleFr),
    pdi: {
      title: facts.pdi.titleFr,
      introduction: citing.texts(facts.pdi.introductionLines),
      implementation: citing.texts(facts.pdi.implementationLines),
    },
    legalBasis: facts.legalBasis.map(({ id, refFr, quoteFr, date, lines }) => ({
      ...passage({ id, fr: refFr, lines }),
      quote: quoteFr,
      date: date ?? null,
    })),
    instruments: facts.instruments.map(({ id, acronym, labelFr, purposeFr }) => ({
      id,
      acronym,
      title: labelFr,
      purpose: purposeFr,
      lines: citing.lines(purposeFr),
    })),
    headlineFigures: facts.headlineFigures.map((fact) => figureIn(fact, citing)),
    targetPublic: {
      all: targetPublic.allFragilePeopleRegardlessOfStatusFr,
      examples: targetPublic.examplesFr,
      stake: targetPublic.stakeFr,
      definition: words(targetPublic.definitionFr),
      pathway: targetPublic.pathwayDefinitionFr,
      pathwayCovers: targetPublic.pathwayCoversFr,
      lines: targetPublic.lines,
    },
    recommendationCount: facts.recommendationTotals.total,
    signatoryClause: facts.signatoryClauseFr,
    commitments: commitmentsIn(facts.commitments, citing),
    conventionsOpenList: facts.conventionsOpenListFr,
    conventionStatuses: facts.conventionStatuses.map(statusNamed),
    governanceTitle: governance.titleFr,
    governanceContinuity: governance.continuityFr,
    otherBodies: governance.otherBodies.map(labelled),
    decisionCircuit: {
      title: decisionCircuit.titleFr,
      lines: decisionCircuit.lines,
      rules: decisionCircuit.rules.map((rule) => ({ ...passage(rule), remarks: rule.remarks ?? [] })),
    },
    evaluation: {
      title: evaluation.titleFr,
      lines: evaluation.lines,
      levels: evaluation.levels.map((level) => ({ ...labelled(level), number: level.number })),
    },
    subProgrammes: words(annualSubProgrammes.labelFr),
    actionSources: Object.values(facts.implementationSourcesFr).map(words),
    threeEntries: facts.threeEntriesFr,
    systems: facts.systems.map(passage),
    lines: document.lines,
    remarks: document.remarks,
  };
}

/** Who signed a Pact, in its words and order. */
export const signatoriesIn = ({ signatories }: PactFacts, citing: Citing): readonly Institution[] =>
  signatories.map(({ id, labelFr, type, party, order, lines, remarks = [] }) => ({
    id,
    name: labelFr,
    kind: type,
    side: party,
    order,
    lines: citing.lines(labelFr, lines),
    remarks,
  }));

/** "in-force-partial" -> IN_FORCE_PARTIAL. */
export const statusNamed = (word: string): ConventionStatus =>
  word.toUpperCase().replaceAll("-", "_") satisfies string as ConventionStatus;

function figureIn(fact: FigureFact, citing: Citing): HeadlineFigure {
  return {
    id: fact.id,
    title: fact.labelFr,
    value: fact.value,
    unit: fact.unit,
    unitNote: fact.unitFr,
    period: fact.period ?? null,
    place: fact.place ?? null,
    owner: fact.owner ?? null,
    exact: fact.exact ?? null,
    derived: fact.derived ?? false,
    verbatim: fact.verbatim ?? true,
    lines: citing.lines(fact.labelFr, fact.lines),
    remarks: fact.remarks ?? [],
  };
}

function commitmentsIn({ commonFr, department, region, lines }: CommitmentFacts, citing: Citing): Commitments {
  const words = (fr: string): Wording => ({ fr, verbatim: true, lines: citing.lines(fr) });
  return {
    lines,
    common: commonFr.map(words),
    pilot: words(department.pilotFr),
    means: [
      ...department.humanMeans.map((fact) => meansIn(fact, "HUMAN", citing)),
      ...department.financialMeans.map((fact) => meansIn(fact, "FINANCIAL", citing)),
    ],
    region: {
      title: region.labelFr,
      lines: region.lines,
      commitments: region.commitments.map(({ id, labelFr }) => ({ id, ...words(labelFr) })),
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

function meansIn(fact: MeansFact, kind: MeansKind, citing: Citing): Means {
  const origin: MeansOrigin = additional.has(fact.id) ? "ADDITIONAL" : "EXISTING";
  return {
    id: fact.id,
    kind,
    introduction: fact.introductionFr,
    title: fact.labelFr,
    lines: citing.lines(fact.labelFr, fact.lines),
    remarks: fact.remarks ?? [],
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
