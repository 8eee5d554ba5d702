import { once } from "@pacte-hub/data/once";
import { atLevel } from "@pacte-hub/data/territories";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { ExtractFaultCode } from "@pacte-hub/schema/model/publicationRefusal";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { Part } from "@pacte-hub/schema/rules/aggregate";

/** A total, and how many of its communes are in it; null: all. */
export interface Total {
  readonly value: number;
  readonly present: number | null;
}

/** Totals of a table, by territory. */
export type Totals = ReadonlyMap<TerritoryCode, Total>;

/** Totals of one period. */
export interface Dated {
  readonly period: PeriodCode;
  readonly totals: Totals;
}

/** What is unlike all that is known, in French; gross: nothing is published of it without the steward's word. */
export interface Unusual {
  readonly sentence: string;
  readonly isGross: boolean;
  /** By what it is refused; IMPLAUSIBLE when not said. */
  readonly code?: ExtractFaultCode;
}

/** The Department and its EPCI. */
export const places = once(() => [...atLevel("DEPARTMENT"), ...atLevel("EPCI")]);

/** Of the parts of a table to protect, which come by EPCI. */
export function totalsOf(parts: readonly Part[]): Totals {
  const totals = new Map<TerritoryCode, Total>();
  for (const { territory, value } of parts)
    for (const { code, level } of places())
      if (level === "DEPARTMENT" || code === territory)
        totals.set(code, { value: (totals.get(code)?.value ?? 0) + value, present: null });
  return totals;
}

/** Of a table that needs no protection, as it is published: its totals, and what it tells by breakdown. */
export function publishedFigures(cells: readonly PublishedCell[]): {
  readonly totals: Totals;
  readonly parts: readonly Part[];
} {
  const figures = cells.flatMap(({ value, ...cell }) => (value === null ? [] : [{ ...cell, value }]));
  const totals = figures.filter(({ breakdown }) => breakdown === "");
  return {
    totals: new Map(totals.map(({ territory, value, present }) => [territory, { value, present }] as const)),
    parts: figures.filter(({ breakdown }) => breakdown !== ""),
  };
}

/** A figure, in a French sentence. */
export const written = (value: number): string => value.toLocaleString("fr-FR", { maximumFractionDigits: 1 });
