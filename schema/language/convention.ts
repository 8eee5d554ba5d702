import type { Day } from "./period.ts";

export type ConventionId = string;

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

/** A party as the Pact names it: a signatory, or the EPCI of a local contract. */
export type PartyId = string;

export interface Convention {
  readonly id: ConventionId;
  /** The Pact's own words. */
  readonly title: string;
  readonly kind: string;
  readonly scope: string;
  readonly status: ConventionStatus;
  readonly parties: readonly PartyId[];
  readonly start: Day | null;
  readonly end: Day | null;
  readonly signed: string | null;
  readonly expectedSignature: string | null;
  readonly amended: string | null;
  readonly territories: readonly string[];
  /** Remarks on what the Pact leaves open or what was inferred; French or English as in the register. */
  readonly notes: readonly string[];
  /** True when the Pact does not list the parties and the register infers them. */
  readonly partiesInferred: boolean;
}
