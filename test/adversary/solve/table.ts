import type { SeenPolicy } from "../fetch/seen.ts";

/** What an intruder knows of one figure, before any reckoning: an interval that is certain, in steps of its unit. */
export interface Cell {
  /** dataset|period|territory|breakdown. */
  readonly id: string;
  readonly dataset: string;
  readonly period: string;
  readonly territory: string;
  readonly breakdown: string;
  readonly isWithheld: boolean;
  /** Counts take whole values; magnitudes (tenths of a full-time equivalent, euros) any. */
  readonly isCount: boolean;
  readonly low: number;
  readonly high: number;
  readonly policy: SeenPolicy;
}

/** From where an intruder has a piece of knowledge: attacks are told apart by the kinds they needed. */
export type KnowledgeKind =
  | "MARGINS"
  | "ZONES"
  | "BOUNDS"
  | "POLICY"
  | "DEFINITIONS"
  | "REGISTER"
  | "PLACE"
  | "STRUCTURES"
  | "RATES"
  | "VINTAGES"
  | "RESPONDENT";

/** min <= sum of times x cell <= max, and why it is certain. Cells by their place in the table. */
export interface Relation {
  readonly kind: KnowledgeKind;
  readonly because: string;
  readonly cells: readonly number[];
  readonly times: readonly number[];
  readonly min: number;
  readonly max: number;
}

/** One is zero if and only if the other is. */
export interface ZeroTogether {
  readonly kind: KnowledgeKind;
  readonly because: string;
  readonly pair: readonly [number, number];
}

/** An interval learnt of one cell beside what its own release shows. */
export interface Fact {
  readonly kind: KnowledgeKind;
  readonly because: string;
  readonly cell: number;
  readonly min: number;
  readonly max: number;
}

/** All that an intruder reckons with. */
export interface Knowledge {
  readonly cells: readonly Cell[];
  readonly relations: readonly Relation[];
  readonly facts: readonly Fact[];
  readonly zeros: readonly ZeroTogether[];
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Whole values only where the cell is a count; a hair is left for sums of decimals. */
export const hair = 1e-6;
export const floorOf = (value: number, isCount: boolean): number => (isCount ? Math.floor(value + hair) : value);
export const ceilOf = (value: number, isCount: boolean): number => (isCount ? Math.ceil(value - hair) : value);
