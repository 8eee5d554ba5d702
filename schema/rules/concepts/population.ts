import type { Dimension } from "../../model/dimension.ts";
import type { PartnerId } from "../../model/partner.ts";
import type { DatasetId, Measure, Unit } from "../../model/release.ts";

/** The units of one kind that a definition gathers: who or what may be counted. */
export interface Population {
  readonly unit: Unit;
  /** French: who belongs to it, and by which text. */
  readonly definition: string;
}

/** "Each unit of the one is a unit of the other", by definition. */
export interface Inclusion {
  readonly part: PopulationId;
  readonly whole: PopulationId;
  /** French, with the text that says so: a steward whose counts contradict it is told. */
  readonly because: string;
}

/**
 * "Each unit of the container holds so many of the other population", by the value of a dimension of the container: an
 * RSA household of a couple holds at most two adults. Nobody is held by two containers.
 */
export interface Membership {
  readonly container: PopulationId;
  readonly member: PopulationId;
  /** Only members at one of these values, where the bounds are not those of all. */
  readonly only?: { readonly dimension: Dimension; readonly values: readonly string[] };
  readonly by: Dimension;
  readonly holds: Readonly<Record<string, Holding>>;
  readonly because: string;
}

export interface Holding {
  readonly least: number;
  /** null: no definition says how many at most. */
  readonly most: number | null;
}

/** "Nobody is in two of these at once", each a part of the whole: together they are no more than it. */
export interface Disjunction {
  readonly parts: readonly PopulationId[];
  readonly whole: PopulationId;
  readonly because: string;
}

/** What one dataset counts: a population, at a time, told apart by some dimensions. */
export interface Count {
  readonly partner: PartnerId;
  readonly population: PopulationId;
  /** STOCK: on the last day of the period; FLOW: in the course of it; AVERAGE: over it. */
  readonly measure: Measure;
  readonly by: readonly Dimension[];
}

/** "Stock = stock before + entries - exits", of one population. */
export interface StockFlow {
  readonly stock: DatasetId;
  readonly entries: DatasetId;
  readonly exits: DatasetId;
  readonly because: string;
}

/**
 * "Never more than so many of the one for each of the other", two counts of the same thing in different units: the one is
 * zero wherever the other is.
 */
export interface Proportion {
  readonly fewer: DatasetId;
  readonly more: DatasetId;
  readonly times: number;
  readonly because: string;
}

export type PopulationId = string;
