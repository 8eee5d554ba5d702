import type { Day } from "./period.ts";

/** Identifies a commitment of a Pact: the means' or the passage's own id in its file, "pilot", "common-1", "open-point-" and a convention's. */
export type CommitmentId = string;

/** What a Pact says its signatories will do. */
export interface Commitment {
  readonly id: CommitmentId;
  /** The Pact, as a convention of its own register. */
  readonly pact: string;
  /** French, in the Pact's words. */
  readonly text: string;
  /** Ids of the signatories that promise it; several, where they do it together. */
  readonly promisors: readonly string[];
}

/** Whether a promise was held, as its promisor itself says. */
export const commitmentStates = ["HELD", "PARTLY", "NOT_HELD", "NO_LONGER_DUE"] as const;
export type CommitmentState = (typeof commitmentStates)[number];

/** A promisor's own word on what it promised, one a year, in its own register. */
export interface CommitmentReport {
  readonly id: string;
  readonly commitment: CommitmentId;
  /** A signatory: "caf". */
  readonly promisor: string;
  readonly state: CommitmentState;
  /** The day on which it is so. */
  readonly on: Day;
  /** What shows it, in French words. */
  readonly proof: string;
  /** True when the Department says it for a promisor that has no register of its own in the hub. */
  readonly declared: boolean;
}
