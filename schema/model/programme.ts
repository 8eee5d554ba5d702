import type { ConventionStatus } from "./convention.ts";
import type { Amendment, Institution, OtherBody } from "./pact.ts";
import type { Day } from "./period.ts";
import type { Unit } from "./release.ts";
import type { Cited, DecisionRule, Passage, Remarked, Wording } from "./wording.ts";

/** A law the Pact stands on. */
export interface LegalBasis extends Passage {
  readonly quote: string | null;
  /** A day, or a year where the Pact gives no more. */
  readonly date: string | null;
}

/** PDI or PTI. */
export interface Instrument extends Cited {
  readonly id: string;
  readonly acronym: string;
  readonly title: string;
  readonly purpose: string;
}

/** A figure the Pact prints, with its unit: households and persons are never added. */
export interface HeadlineFigure extends Cited, Remarked {
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly unit: Unit;
  /** What is counted, in the Pact's words. */
  readonly unitNote: string;
  /** null for the sum the register made: its parts have their own. */
  readonly period: string | null;
  readonly place: string | null;
  readonly owner: string | null;
  /** False for "environ 10 000"; null where the Pact's figure needs no such word. */
  readonly exact: boolean | null;
  /** True when the register computed it. */
  readonly derived: boolean;
  readonly verbatim: boolean;
}

/** Whom the policy is for. */
export interface TargetPublic extends Cited {
  /** Why it is for all of them. */
  readonly stake: string;
  readonly all: string;
  readonly examples: readonly string[];
  readonly definition: Wording;
  readonly pathway: string;
  readonly pathwayCovers: readonly string[];
}

export const meansKinds = ["HUMAN", "FINANCIAL"] as const;
export type MeansKind = (typeof meansKinds)[number];

/** The Pact asks that existing means be deployed before additional ones are thought of. */
export const meansOrigins = ["EXISTING", "ADDITIONAL"] as const;
export type MeansOrigin = (typeof meansOrigins)[number];

/** Means the Department commits. */
export interface Means extends Cited, Remarked {
  readonly id: string;
  /** The words that open the list it stands in. */
  readonly introduction: string;
  readonly kind: MeansKind;
  readonly title: string;
  readonly fte: number | null;
  /** Euros; the Pact gives none. */
  readonly amount: number | null;
  readonly origin: MeansOrigin;
  /** True: the Pact does not sort its own means, the register infers it from its words and dates. */
  readonly originInferred: boolean;
  readonly start: Day | null;
  readonly end: Day | null;
  readonly durationYears: number | null;
  readonly missions: readonly string[];
  readonly fields: readonly string[];
  readonly rule: string | null;
  readonly frame: string | null;
  readonly partner: string | null;
  readonly theme: string | null;
}

/** What the signatories commit to. */
export interface Commitments extends Cited {
  readonly common: readonly Wording[];
  readonly pilot: Wording;
  readonly means: readonly Means[];
  readonly region: Cited & { readonly title: string; readonly commitments: readonly Passage[] };
}

/** One of the two levels of evaluation. */
export interface EvaluationLevel extends Passage {
  readonly number: number;
}

/** The file the register was transcribed from, and by what rules. */
export interface Transcription {
  readonly source: string;
  readonly lines: number;
  readonly language: string;
  readonly labelRule: string;
  readonly idRule: string;
  readonly lineRule: string;
}

/** The Pact itself: what it says that is no register of its own. */
export interface Programme extends Cited, Remarked {
  readonly id: string;
  readonly title: string;
  readonly territory: string;
  readonly department: Wording;
  readonly start: Day;
  /** With what prolongs it. */
  readonly end: Day;
  /** What stands before its codes of recommendations ("2022:" for "2022:1.5"); "" for the first Pact. */
  readonly prefix: string;
  /** Its annual sub-programmes. */
  readonly years: readonly number[];
  /** Years whose credits may answer a request: its own, and those after in which its last decisions are paid. */
  readonly budgetYears: readonly number[];
  readonly amendments: readonly Amendment[];
  /** In the words of this Pact, and in its order. */
  readonly signatories: readonly Institution[];
  readonly previousPact: string;
  readonly concreteCommitmentsYear: number;
  readonly transcription: Transcription;
  /** All its paragraphs, in order. */
  readonly preamble: readonly string[];
  /** The Department's lead role (chef de file). */
  readonly leadRole: Wording;
  /** The programme (PDI) that the Pact recalls: its title, what introduces it, how it is carried out. */
  readonly pdi: {
    readonly title: string;
    readonly introduction: readonly string[];
    readonly implementation: readonly string[];
  };
  readonly legalBasis: readonly LegalBasis[];
  readonly instruments: readonly Instrument[];
  readonly headlineFigures: readonly HeadlineFigure[];
  readonly targetPublic: TargetPublic;
  readonly recommendationCount: number;
  readonly signatoryClause: string;
  readonly commitments: Commitments;
  readonly conventionsOpenList: string;
  readonly conventionStatuses: readonly ConventionStatus[];
  readonly governanceTitle: string;
  readonly governanceContinuity: string;
  readonly otherBodies: readonly OtherBody[];
  readonly decisionCircuit: Cited & { readonly title: string; readonly rules: readonly DecisionRule[] };
  readonly evaluation: Cited & { readonly title: string; readonly levels: readonly EvaluationLevel[] };
  readonly subProgrammes: Wording;
  readonly actionSources: readonly Wording[];
  readonly threeEntries: string;
  readonly systems: readonly Passage[];
}
