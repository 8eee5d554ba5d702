import type { Level } from "@pacte-hub/schema/model/territory";

/** Identifies one figure of one release, for instance "rsa-households|2020-12|55029|F|_T". Any text will do. */
export type CellId = string;

/** COUNT: whole numbers of people, households, structures. MAGNITUDE: FTE, euros, days, as the source rounds them. */
export type Measure = "COUNT" | "MAGNITUDE";

/** The contribution of each organisation to one cell, by its identity (SIREN), in the cell's unit. */
export type Contributions = ReadonlyMap<string, number>;

/** An intruder who may know figures of their own: an outsider, one contributor, or a coalition (a holding). */
export interface Intruder {
  readonly members: ReadonlySet<string>;
}

/** Cells whose sum must not disclose an organisation's contribution; each contributor knows its own. */
export interface GuardedSum {
  readonly cells: readonly CellId[];
  readonly value: number;
  readonly contributions: Contributions;
  /** True when there are too few contributors, or one dominates: then the value is protected from everybody, contributors included. */
  readonly isOfFew: boolean;
}

/** What the audit needs to attack as a respondent. For the institution's stewards; never published. */
export interface Respondents {
  /** p of the p % rule, as a share: an upper estimate of another's contribution must exceed it by at least this share. */
  readonly share: number;
  readonly intruders: readonly Intruder[];
  readonly sums: readonly GuardedSum[];
  readonly contributions: ReadonlyMap<CellId, Contributions>;
}

/** The organisations behind a figure; shares go from 0 to 1. */
export interface Contributors {
  readonly number: number;
  /** The largest contribution, as a share of the value. */
  readonly largestShare: number;
  /** Each contribution; absent where the source does not name contributors. */
  readonly brought?: Contributions | undefined;
}

/** One figure of a table, with its true value. Only `protect` and the intake know this shape. */
export interface Cell {
  readonly id: CellId;
  readonly measure: Measure;
  /** In the unit of the dataset; whole and not negative for a COUNT. */
  readonly value: number;
  readonly level: Level;
  /** The cell that totals the same territory and indicator; its own id when the cell is that total. */
  readonly total: CellId;
  /**
   * How fine the cell is, one rank per axis (territory, sex, age...), 0 coarsest. A reader of a grain may see all
   * cells whose ranks are nowhere higher.
   */
  readonly grain: readonly number[];
  /** The part of the territory that is protected as one sub-problem: an EPCI; "" above it. */
  readonly block: string;
  readonly contributors: Contributors | null;
  /** The status that an earlier release gave this figure, which is not changed; null: none. */
  readonly decided: "PUBLISHED" | "WITHHELD" | null;
}

export interface Term {
  readonly cell: CellId;
  readonly times: number;
}

/** A linear constraint: `min <= sum of (times x cell) <= max`. An equation has min = max; a bound may be infinite. */
export interface Relation {
  readonly id: string;
  readonly terms: readonly Term[];
  readonly min: number;
  readonly max: number;
}

/**
 * Linked tables that must be protected together: every indicator of the same people, every zoning, and the stocks and flows
 * that an equation ties (docs/secret.md#comment-elle-est-tenue).
 */
export interface Problem {
  readonly cells: readonly Cell[];
  readonly relations: readonly Relation[];
}

/** An interval the attacker already holds, for a cell of the problem or for a foreign one. */
export interface KnownInterval {
  readonly cell: CellId;
  readonly min: number;
  readonly max: number;
  /** Where the attacker knows it from, in French, for the steward. */
  readonly source: string;
}

/**
 * What the attacker knows besides the release: open data, earlier vintages, other institutions' published cells. Relations may
 * name foreign cells, which are not part of the problem; intervals give what is known about them.
 */
export interface KnownFacts {
  readonly intervals: readonly KnownInterval[];
  readonly relations: readonly Relation[];
  /** Cells withheld by other institutions, which this release must not disclose. */
  readonly kept: readonly ForeignSecret[];
  /** Contributors who share what they know: the structures of one holding, by identity. */
  readonly coalitions?: readonly (readonly string[])[] | undefined;
}

/** A cell that another release withholds, and the interval that must remain possible for it. */
export interface ForeignSecret {
  readonly cell: CellId;
  readonly guard: Guard;
}

export const nothingKnown: KnownFacts = { intervals: [], relations: [], kept: [] };

/** The protection levels of one cell: how far below and above its value the attacker's interval must at least reach. */
export interface Guard {
  readonly reachDown: number;
  readonly reachUp: number;
  /** Sliding protection level: when set, an interval of this width is enough, wherever it lies (magnitudes, few contributors). */
  readonly width: number | null;
}

/** A cell as the release shows it. `guard` is for the institution's stewards and is never published. */
export interface ReleasedCell {
  readonly id: CellId;
  readonly measure: Measure;
  readonly status: "PUBLISHED" | "ROUNDED" | "WITHHELD";
  /** Null when withheld. */
  readonly value: number | null;
  readonly total: CellId;
  readonly grain: readonly number[];
  readonly block: string;
  readonly decided: boolean;
  readonly guard: Guard | null;
}

/** A whole table as published, with everything an attacker may know of how it was protected. */
export interface PublishedTable {
  readonly cells: readonly ReleasedCell[];
  readonly relations: readonly Relation[];
  readonly rules: PublicRules;
  /** Contributions, so that the audit can attack as each contributor. For stewards; never published. */
  readonly respondents?: Respondents | null;
}

/** What everybody knows from the published policy. */
export interface PublicRules {
  /** Counts from 1 to k - 1 are protected; null when none are. */
  readonly k: number | null;
  readonly roundedTo: number | null;
  /** True when the policy shows every zero total of a territory, so that a withheld one is not zero. */
  readonly emptyShown: boolean;
}
