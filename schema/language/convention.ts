import type { Day } from "./period.ts";
import type { TerritoryCode } from "./territory.ts";

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

/** A party as the register names it: a signatory ("caf"), or the EPCI of a local contract ("epci:200033025"). */
export interface Party {
  readonly id: string;
  readonly name: string;
  /** null when the party is no signatory of the Pact. */
  readonly institution: string | null;
  /** null when the party is no local authority. */
  readonly territory: TerritoryCode | null;
}

export interface Convention {
  readonly id: ConventionId;
  /** The Pact's own words. */
  readonly title: string;
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
  /** True when the Pact does not list the parties and the register infers them. */
  readonly partiesInferred: boolean;
}
