import { readFileSync } from "node:fs";
import { shippedFile } from "@pacte-hub/data/shipped";
import type { Unit } from "@pacte-hub/schema/model/release";
import type { Remark } from "@pacte-hub/schema/model/wording";

export const factsFile = "pact/pact-facts.json";

/** The Pact's facts by the transcription's own names. */
export const readFacts = (): PactFacts => JSON.parse(readFileSync(shippedFile(factsFile), "utf8")) as PactFacts;

/** Where the Pact says a fact, given where its words alone would not find it; what the hub remarks on it. */
interface CitedFact {
  readonly lines?: readonly number[];
  readonly remarks?: readonly Remark[];
}

/** French words, as the file writes them: "labelFr" or "fr". */
export interface LabelFact extends CitedFact {
  readonly id: string;
  readonly labelFr: string;
}

export interface WordsFact extends CitedFact {
  readonly id: string;
  readonly fr: string;
}

export interface PactFacts {
  readonly meta: {
    readonly source: string;
    readonly sourceLines: number;
    /** Digest of the text: when it changes, so does this file, and installed registers are entered anew. */
    readonly sourceSha256: string;
    readonly language: string;
    readonly conventions: { readonly labelFr: string; readonly ids: string; readonly line: string };
  };
  readonly document: Required<CitedFact> & {
    readonly id: string;
    readonly titleFr: string;
    readonly department: { readonly code: string; readonly nameFr: string };
    readonly periodStart: string;
    readonly periodEnd: string;
    readonly previousPact: string;
    readonly concreteCommitmentsYear: number;
  };
  readonly preamble: { readonly lines: readonly number[] };
  readonly leadRoleFr: string;
  readonly pdi: {
    readonly titleFr: string;
    readonly introductionLines: readonly number[];
    readonly implementationLines: readonly number[];
  };
  readonly legalBasis: readonly LegalFact[];
  readonly instruments: readonly (LabelFact & { readonly acronym: string; readonly purposeFr: string })[];
  readonly headlineFigures: readonly FigureFact[];
  readonly targetPublic: {
    readonly allFragilePeopleRegardlessOfStatusFr: string;
    readonly examplesFr: readonly string[];
    readonly definitionFr: string;
    readonly stakeFr: string;
    readonly lines: readonly number[];
    readonly pathwayDefinitionFr: string;
    readonly pathwayCoversFr: readonly string[];
  };
  readonly strategicOrientations: readonly (LabelFact & { number: number; lines: readonly number[] })[];
  readonly axes: readonly AxisFact[];
  readonly recommendationTotals: { readonly total: number };
  readonly signatories: readonly (LabelFact & { order: number; type: string; party: string })[];
  /** Parties to conventions that are neither signatories nor EPCI. */
  readonly otherParties: readonly LabelFact[];
  readonly signatoryClauseFr: string;
  readonly commitments: CommitmentFacts;
  readonly conventions: readonly ConventionFact[];
  readonly conventionsOpenListFr: string;
  readonly conventionStatuses: readonly string[];
  readonly governance: {
    readonly titleFr: string;
    readonly continuityFr: string;
    readonly bodies: readonly CommitteeFact[];
    readonly otherBodies: readonly LabelFact[];
  };
  readonly decisionCircuit: {
    readonly titleFr: string;
    readonly lines: readonly number[];
    readonly rules: readonly WordsFact[];
  };
  readonly evaluation: {
    readonly titleFr: string;
    readonly lines: readonly number[];
    readonly levels: readonly (LabelFact & { readonly number: number })[];
  };
  readonly annualSubProgrammes: Omit<LabelFact, "id"> & { readonly years: readonly number[] };
  readonly implementationSourcesFr: Readonly<Record<string, string>>;
  readonly threeEntriesFr: string;
  readonly systems: readonly WordsFact[];
}

export interface LegalFact {
  readonly id: string;
  readonly refFr: string;
  readonly quoteFr: string;
  readonly date?: string;
  readonly lines: readonly number[];
}

export interface FigureFact extends LabelFact {
  readonly value: number;
  readonly unit: Unit;
  readonly unitFr: string;
  readonly period?: string;
  readonly place?: string;
  readonly owner?: string;
  readonly exact?: boolean;
  readonly derived?: boolean;
  readonly verbatim?: boolean;
}

export interface AxisFact extends LabelFact {
  readonly number: number;
  readonly recommendationCount: number;
  readonly groups?: readonly (LabelFact & { readonly numbers: readonly number[] })[];
  readonly recommendations: readonly (LabelFact & { readonly number: number; readonly group?: string })[];
}

export interface MeansFact extends LabelFact {
  readonly introductionFr: string;
  readonly fte?: number | null;
  readonly amount?: number | null;
  readonly start?: number | string;
  readonly end?: number | string;
  readonly durationYears?: number;
  readonly missions?: readonly string[];
  readonly fieldsFr?: readonly string[];
  readonly rule?: string;
  readonly frameFr?: string;
  readonly partnerFr?: string;
  readonly themeFr?: string;
}

export interface CommitmentFacts {
  readonly commonFr: readonly string[];
  readonly lines: readonly number[];
  readonly department: {
    readonly pilotFr: string;
    readonly humanMeans: readonly MeansFact[];
    readonly financialMeans: readonly MeansFact[];
  };
  readonly region: {
    readonly labelFr: string;
    readonly lines: readonly number[];
    readonly commitments: readonly LabelFact[];
  };
}

export interface ConventionFact extends LabelFact {
  readonly kind: string;
  readonly scope: string;
  readonly status: string;
  readonly lines: readonly number[];
  /** Headings and words that the Pact lists it under. */
  readonly underLines: readonly number[];
  readonly ownTitleFr?: string;
  readonly parties: readonly string[];
  /** Those of `parties` that the Pact does not name. */
  readonly inferredParties?: readonly string[];
  readonly start?: number | string;
  readonly end?: number | string;
  readonly signed?: string;
  readonly expectedSignature?: string;
  readonly amended?: string;
  readonly territory?: readonly string[];
  readonly sharedLabel?: boolean;
  readonly openPoint?: string;
}

export interface CommitteeFact extends LabelFact {
  readonly level: string;
  readonly natureFr: string;
  readonly presidentFr: string;
  readonly rolesFr: readonly string[];
  readonly lines: readonly number[];
  readonly members: readonly SeatFact[];
  readonly workingGroupsFr?: string;
  readonly independenceFr?: string;
  readonly facilitationFr?: string;
  readonly deploymentFr?: string;
}

/** A seat as the Pact words it. */
export interface SeatFact {
  readonly labelFr: string;
  /** Signatories it is of. */
  readonly signatories: readonly string[];
  /** Identifier of a named body that signed nothing. */
  readonly body?: string;
  /** True for representatives of the people concerned. */
  readonly users?: boolean;
}
