import { readFileSync } from "node:fs";
import { shippedFile } from "@pacte-hub/data/shipped";

export const factsFile = "pact/pact-facts.json";

/** The Pact's facts by the transcription's own names. */
export const readFacts = (): PactFacts => JSON.parse(readFileSync(shippedFile(factsFile), "utf8")) as PactFacts;

/** Words in both languages, as the file writes them: "labelFr", "labelEn" or "fr", "en". */
export interface LabelFact {
  readonly id: string;
  readonly labelFr: string;
  readonly labelEn: string;
}

export interface WordsFact {
  readonly id: string;
  readonly fr: string;
  readonly en: string;
}

export interface PactFacts {
  readonly meta: {
    readonly source: string;
    readonly sourceLines: number;
    readonly language: string;
    readonly conventions: { readonly labelFr: string; readonly ids: string; readonly line: string };
  };
  readonly document: {
    readonly id: string;
    readonly titleFr: string;
    readonly titleEn: string;
    readonly department: { code: string; nameFr: string; nameEn: string; verbatim: boolean };
    readonly periodStart: string;
    readonly periodEnd: string;
    readonly periodNote: string;
    readonly previousPact: string;
    readonly concreteCommitmentsYear: number;
  };
  readonly legalBasis: readonly LegalFact[];
  readonly instruments: readonly (LabelFact & { readonly acronym: string; readonly purposeFr: string })[];
  readonly headlineFigures: readonly FigureFact[];
  readonly targetPublic: {
    readonly allFragilePeopleRegardlessOfStatusFr: string;
    readonly examplesFr: readonly string[];
    readonly definitionFr: string;
    readonly definitionEn: string;
    readonly pathwayDefinitionFr: string;
    readonly pathwayCoversFr: readonly string[];
  };
  readonly strategicOrientations: readonly (LabelFact & { number: number; keyPoints: readonly string[] })[];
  readonly axes: readonly AxisFact[];
  readonly recommendationTotals: { readonly total: number };
  readonly signatories: readonly (LabelFact & { order: number; type: string; hubRole: string; party?: string })[];
  readonly signatoryClauseFr: string;
  readonly commitments: CommitmentFacts;
  readonly conventions: readonly ConventionFact[];
  readonly conventionsOpenListFr: string;
  readonly conventionStatuses: readonly string[];
  readonly governance: {
    readonly continuityFr: string;
    readonly bodies: readonly CommitteeFact[];
    readonly otherBodies: readonly (Omit<LabelFact, "labelEn"> & { readonly labelEn?: string })[];
  };
  readonly decisionCircuit: {
    readonly titleFr: string;
    readonly rules: readonly (WordsFact & { readonly hubConsequence: string })[];
  };
  readonly evaluation: {
    readonly titleFr: string;
    readonly levels: readonly (LabelFact & { readonly number: number })[];
  };
  readonly annualSubProgrammes: Omit<LabelFact, "id"> & { readonly years: readonly number[] };
  readonly implementationSourcesFr: Readonly<Record<string, string>>;
  readonly threeEntriesFr: string;
  readonly systems: readonly WordsFact[];
  readonly ambiguities: readonly string[];
}

export interface LegalFact {
  readonly id: string;
  readonly refFr: string;
  readonly quoteFr?: string;
  readonly date?: string;
  readonly en: string;
  readonly verbatim?: boolean;
}

export interface FigureFact {
  readonly id: string;
  readonly labelFr: string;
  readonly value: number;
  readonly unit: string;
  readonly period?: string;
  readonly territory?: string;
  readonly owner?: string;
  readonly exact?: boolean;
  readonly derived?: boolean;
  readonly verbatim?: boolean;
  readonly note?: string;
}

export interface AxisFact extends LabelFact {
  readonly number: number;
  readonly recommendationCount: number;
  readonly groups?: readonly (LabelFact & { readonly numbers: readonly number[] })[];
  readonly recommendations: readonly (LabelFact & { readonly number: number; readonly group?: string })[];
}

export interface MeansFact {
  readonly id: string;
  readonly labelFr: string;
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
  readonly commonEn: readonly string[];
  readonly department: {
    readonly pilotFr: string;
    readonly verbatim: boolean;
    readonly humanMeans: readonly MeansFact[];
    readonly financialMeans: readonly MeansFact[];
  };
  readonly region: {
    readonly labelFr: string;
    readonly commitments: readonly { readonly id: string; readonly labelFr: string; readonly en: string }[];
  };
}

export interface ConventionFact extends LabelFact {
  readonly kind: string;
  readonly scope: string;
  readonly status: string;
  readonly parties: readonly string[];
  readonly partiesNote?: string;
  readonly start?: number | string;
  readonly end?: number | string;
  readonly signed?: string;
  readonly expectedSignature?: string;
  readonly amended?: string;
  readonly territory?: readonly string[];
  readonly territoryNote?: string;
  readonly sharedLabel?: boolean;
  readonly verbatim?: boolean;
  readonly openPoint?: string;
  readonly externalFact?: string;
}

export interface CommitteeFact extends LabelFact {
  readonly level: string;
  readonly natureFr: string;
  readonly presidentFr: string;
  readonly rolesFr: readonly string[];
  readonly rolesNote?: string;
  readonly members?: readonly string[];
  readonly membersFr?: readonly string[];
  readonly membersNote?: string;
  readonly nonSignatoryMembers?: readonly { readonly id: string; readonly labelFr: string }[];
  readonly workingGroupsFr?: string;
  readonly independenceFr?: string;
  readonly facilitationFr?: string;
  readonly deploymentFr?: string;
}
