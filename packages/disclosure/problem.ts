import type { Level } from "@pacte-hub/schema/model/territory";

/** Any text that names one figure of one release: "rsa-households|2020-12|55029|F|_T". */
export type CellId = string;

/** COUNT: whole numbers of people, households, structures. MAGNITUDE: FTE, euros, days, as the source rounds them. */
export type Measure = "COUNT" | "MAGNITUDE";

/** What each organisation brings to one cell, by its identity, in the unit of the cell. */
export type Contributions = ReadonlyMap<string, number>;

/** Whoever attacks with figures of his own: nobody in particular, one contributor, or a coalition (a holding). */
export interface Intruder {
  readonly members: ReadonlySet<string>;
}

/** Some cells of which an organisation's part is to stay uncertain, each contributor's part of their sum known to itself. */
export interface GuardedSum {
  readonly cells: readonly CellId[];
  readonly value: number;
  readonly contributions: Contributions;
  /** Whether it is a figure of too few hands, or of one that is most of it: kept from everybody, respondents too. */
  readonly isOfFew: boolean;
}

/** All that the audit needs to attack as a respondent. For the institution's stewards: never published. */
export interface Respondents {
  /** p: no estimate of another's figure nearer than this share above it. */
  readonly share: number;
  readonly intruders: readonly Intruder[];
  readonly sums: readonly GuardedSum[];
  readonly contributions: ReadonlyMap<CellId, Contributions>;
}

/** The organisations behind a figure; shares go from 0 to 1. */
export interface Contributors {
  readonly number: number;
  /** The share of the value held by the largest of them. */
  readonly largestShare: number;
  /** What each of them brings, by identity (SIREN); absent where the source names nobody. */
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
  /** What an earlier release already said of this very figure. It is not said again differently. */
  readonly decided: "PUBLISHED" | "WITHHELD" | null;
}

export interface Term {
  readonly cell: CellId;
  readonly times: number;
}

/** `min <= sum of times x cell <= max`. An equation has min = max; an end may be infinite. */
export interface Relation {
  readonly id: string;
  readonly terms: readonly Term[];
  readonly min: number;
  readonly max: number;
}

/**
 * All that must be protected together: every indicator of the same people, every zoning, and the stocks and flows that
 * an equation ties (docs/secret.md#comment-elle-est-tenue).
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
  /** Where the attacker has it from, in French: it is repeated to the steward. */
  readonly source: string;
}

/**
 * What the attacker holds besides the release: open data, earlier vintages, other institutions' published cells.
 * Relations may name foreign cells, which are in no problem; intervals then say what is known of them.
 */
export interface KnownFacts {
  readonly intervals: readonly KnownInterval[];
  readonly relations: readonly Relation[];
  /** Foreign cells that others withhold: this release may not open them either. */
  readonly kept: readonly ForeignSecret[];
  /** Contributors who share what they know: the structures of one holding, by identity. */
  readonly coalitions?: readonly (readonly string[])[] | undefined;
}

/** What another release withholds, and how far its interval must go on reaching. */
export interface ForeignSecret {
  readonly cell: CellId;
  readonly guard: Guard;
}

export const nothingKnown: KnownFacts = { intervals: [], relations: [], kept: [] };

/** What the guarantee asks for one protected cell: how far down and up its interval must at least reach. */
export interface Guard {
  readonly reachDown: number;
  readonly reachUp: number;
  /** When set, an interval of this width anywhere is enough (magnitudes, few contributors). */
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

/** A whole table as published, with all an attacker may know of how it was made. */
export interface PublishedTable {
  readonly cells: readonly ReleasedCell[];
  readonly relations: readonly Relation[];
  readonly rules: PublicRules;
  /** Who contributes what, so that the audit attacks as each of them. For stewards: never published. */
  readonly respondents?: Respondents | null;
}

/** What the published policy tells everybody. */
export interface PublicRules {
  /** Counts from 1 to k - 1 are protected; null where nothing is. */
  readonly k: number | null;
  readonly roundedTo: number | null;
  /** True when the policy shows every zero total of a territory, so that a withheld one is not zero. */
  readonly emptyShown: boolean;
}
