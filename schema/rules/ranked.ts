import type { Ranked, Ranking } from "../model/ranked.ts";

/**
 * A list by its published values, equal ones at the same rank. Items without one come last, in the order they were given
 * and whatever the filter: neither their place nor their presence depends on what is withheld.
 */
export function ranked<Item>(
  items: readonly Item[],
  shownOf: (item: Item) => number | null,
  { order, atLeast, atMost }: Ranking,
): readonly Ranked<Item>[] {
  const known = items.flatMap((item) => {
    const value = shownOf(item);
    return value === null || value < (atLeast ?? -Infinity) || value > (atMost ?? Infinity) ? [] : [{ item, value }];
  });
  const sorted = known.toSorted((a, b) => (order === "ASC" ? a.value - b.value : b.value - a.value));
  const placed = sorted.map(({ item, value }) => ({ rank: 1 + sorted.findIndex((one) => one.value === value), item }));
  const silent = items.filter((item) => shownOf(item) === null);
  return [...placed, ...silent.map((item) => ({ rank: null, item }))];
}
