import type { Day } from "./period.ts";
import type { Source } from "./provenance.ts";
import type { TerritoryCode } from "./territory.ts";

/** An operation that the European Social Fund paid a part of, as the Commission publishes it. */
export interface EsfOperation {
  /** The Commission's own: "Q3709823" (Kohesio). */
  readonly id: string;
  readonly title: string;
  /** Euros that the fund pays. */
  readonly amount: number;
  /** Euros of the whole eligible cost. */
  readonly eligibleCost: number;
  /** Per cent of the eligible cost that the fund pays, as the source gives it. */
  readonly rate: number;
  readonly start: Day;
  readonly end: Day;
  /** Where the source places it: the seat of who carries it, more often than where people are helped. */
  readonly commune: TerritoryCode;
  readonly managingAuthority: string;
  readonly source: Source;
}
