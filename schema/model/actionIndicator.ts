import type { Day } from "./period.ts";

/** The three questions of the first level of evaluation (the Pact, evaluation of the actions). */
export const criteria = ["RELEVANCE", "EFFECTIVENESS", "EFFICIENCY"] as const;
export type Criterion = (typeof criteria)[number];

/** A measure of one action, computed from the registers each time it is asked, never stored. */
export interface ActionIndicator {
  readonly id: string;
  readonly criterion: Criterion;
  /** French. */
  readonly title: string;
  /** null where nothing allows to compute it: the explanation says why. */
  readonly value: number | null;
  /** French plural: "jours", "euros". */
  readonly unit: string;
  /** French: how it is computed, and what it does not know. */
  readonly explanation: string;
  /** The day it is judged on. */
  readonly on: Day;
}
