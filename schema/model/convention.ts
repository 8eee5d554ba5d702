import type { Named } from "./brand.ts";
import type { Day } from "./period.ts";
import type { TerritoryCode } from "./territory.ts";
import type { Cited, Remarked } from "./wording.ts";

export type ConventionId = Named<"ConventionId">;

/** States that a register may say of a convention: those of the Pact, and `EXPIRED`, which also follows from the dates. */
export const declaredStatuses = [
  "IN_FORCE",
  "IN_FORCE_PARTIAL",
  "AWAITING_SIGNATURE",
  "IN_PREPARATION",
  "IN_PROSPECT",
  "EXPIRED",
] as const;

/** Those, and what is judged of a day before the first or of which nothing is said. */
export const conventionStatuses = [...declaredStatuses, "NOT_STARTED", "UNKNOWN"] as const;
export type ConventionStatus = (typeof conventionStatuses)[number];

/** A party as the register names it: a signatory ("caf"), or the EPCI of a local contract ("epci:200033025"). */
export interface Party {
  readonly id: string;
  readonly name: string;
  /** null when the party is no signatory of the Pact. */
  readonly institution: string | null;
  /** null when the party is no local authority. */
  readonly territory: TerritoryCode | null;
  /** True when the Pact does not name it and the register infers it. */
  readonly inferred: boolean;
}

/** From its first year to its last day: for this time a Pact speaks. */
export interface PactTerm {
  /** A year: the Pact gives no day. */
  readonly since: string;
  readonly until: Day;
}

export interface Convention extends Cited, Remarked {
  readonly id: ConventionId;
  /** What its Pact says without a date is for these years; none for one that a steward entered. */
  readonly saidFor?: PactTerm | null;
  /** The Pact's own words. */
  readonly title: string;
  /** Its own name, where the Pact names several contracts in one phrase; else the title. */
  readonly ownTitle: string;
  readonly kind: string;
  readonly scope: string;
  /** What the Pact said in 2017; `stateOn` (schema/rules) judges it at a day. */
  readonly statusInPact: ConventionStatus;
  readonly parties: readonly Party[];
  readonly start: Day | null;
  readonly end: Day | null;
  readonly signed: string | null;
  readonly expectedSignature: string | null;
  readonly amended: string | null;
  /** The territories a local contract is about; empty for those of the whole department. */
  readonly territories: readonly TerritoryCode[];
  /** True when the register infers one of the parties or more. */
  readonly partiesInferred: boolean;
  /** False where the register abridges the Pact's words. */
  readonly verbatim: boolean;
  /** True when the Pact names several contracts in one phrase. */
  readonly sharedTitle: boolean;
  /** What the Pact itself leaves to be settled. */
  readonly openPoint: string | null;
  /** Lines of the headings and words it is listed under; none for one that a steward entered. */
  readonly underLines: readonly number[];
}

/** Whether a Pact cites it: one that a steward entered is on none of its lines. */
export const isOfPact = ({ lines }: Pick<Convention, "lines">): boolean => lines.length > 0;

export const isRunning = (status: ConventionStatus): boolean => status === "IN_FORCE" || status === "IN_FORCE_PARTIAL";

/**
 * How a state is known: by a date of the convention, by what the Pact said in 2017, or by what a steward recorded. UNHEARD: the
 * Department does not hold the word of a party that signs in its own register.
 */
export const conventionGrounds = [
  "SIGNED",
  "STARTED",
  "AMENDED",
  "PACT",
  "RECORDED",
  "SIGNATURE_EXPECTED",
  "ENDED",
  "UNSAID",
  "UNHEARD",
] as const;
export type ConventionGround = (typeof conventionGrounds)[number];

/** A step in a convention's life, and how it is known. */
export interface ConventionStep {
  readonly status: ConventionStatus;
  /** A day, a month or a year: as fine as the source tells it. */
  readonly since: string;
  readonly ground: ConventionGround;
}

/** The state of a convention on a day. */
export interface ConventionState {
  readonly status: ConventionStatus;
  /** The day it is judged on. */
  readonly on: Day;
  /** A day, a month or a year; null when nothing was said yet. */
  readonly since: string | null;
  /** What it was first known by; null when nothing was said yet. */
  readonly ground: ConventionGround | null;
  /** The last day this state is known for; null when nothing says that it ends, or when it is unknown. */
  readonly knownUntil: Day | null;
  /** French. */
  readonly sentence: string;
}
