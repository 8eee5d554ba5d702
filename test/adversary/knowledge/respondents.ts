import type { SeenTerritory } from "../fetch/seen.ts";
import type { Fact } from "../solve/table.ts";
import { nameOf, type Shown } from "./cells.ts";
import { breakdownOf, containing, pairsOf } from "./sums.ts";

/** What a structure, or those of one holding together, brought to one cell of its tables: its own figures, known to it. */
export interface OwnFigure {
  readonly dataset: string;
  readonly period: string;
  readonly territory: string;
  readonly breakdown: string;
  /** In steps of the unit: people, tenths of a full-time equivalent. */
  readonly value: number;
}

/** Own figures by the name of each cell they are part of: margins, and the territories above. */
export function ownByCell(
  own: readonly OwnFigure[],
  territories: readonly SeenTerritory[],
): ReadonlyMap<string, number> {
  const byCode = new Map(territories.map((one) => [one.code, one]));
  const sums = new Map<string, number>();
  for (const { dataset, period, territory, breakdown, value } of own) {
    for (const place of [territory, ...containing(territory, byCode)]) {
      for (const margin of marginsOf(breakdown)) {
        const id = nameOf(dataset, period, place, margin);
        sums.set(id, (sums.get(id) ?? 0) + value);
      }
    }
  }
  return sums;
}

/**
 * A cell holds at least what the respondent itself brought; where nobody else is in it (the list of structures is open, and
 * neighbours know each other), exactly that.
 */
export function respondentFacts(shown: Shown, own: ReadonlyMap<string, number>, alone: ReadonlySet<string>): Fact[] {
  return shown.cells.flatMap(({ id }, cell) => {
    const value = own.get(id);
    if (value === undefined) return [];
    const max = alone.has(id) ? value : Number.POSITIVE_INFINITY;
    return [{ kind: "RESPONDENT" as const, because: `ses propres chiffres dans ${id}`, cell, min: value, max }];
  });
}

export const marginsOf = (breakdown: string): string[] =>
  pairsOf(breakdown)
    .reduce<(readonly [string, string])[][]>((sets, pair) => sets.concat(sets.map((set) => [...set, pair])), [[]])
    .map(breakdownOf);
