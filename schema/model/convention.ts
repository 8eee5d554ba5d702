import type { Named } from "./brand.ts";
import type { Day } from "./period.ts";
import type { TerritoryCode } from "./territory.ts";
import type { Cited, Remarked } from "./wording.ts";

export type ConventionId = Named<"ConventionId">;

/** As in the Pact; `EXPIRED` follows from the dates. */
export const conventionStatuses = [
  "IN_FORCE",
  "IN_FORCE_PARTIAL",
  "AWAITING_SIGNATURE",
  "IN_PREPARATION",
  "IN_PROSPECT",
  "EXPIRED",
] as const;
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

export interface Convention extends Cited, Remarked {
  readonly id: ConventionId;
  /** The Pact's own words. */
  readonly title: string;
  /** Its own name, where the Pact names several contracts in one phrase; else the title. */
  readonly ownTitle: string;
  readonly kind: string;
  readonly scope: string;
  /** What the Pact said in 2017; `statusOn` (schema/rules) judges it at a day. */
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

/** How a state is known: by a date of the convention, or by what the Pact said in 2017. */
export const conventionGrounds = ["SIGNED", "STARTED", "AMENDED", "PACT", "SIGNATURE_EXPECTED", "ENDED"] as const;
export type ConventionGround = (typeof conventionGrounds)[number];

/** A step in a convention's life, and how it is known. */
export interface ConventionStep {
  readonly status: ConventionStatus;
  /** A day, a month or a year: as fine as the source tells it. */
  readonly since: string;
  readonly ground: ConventionGround;
}
