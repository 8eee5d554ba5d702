import type { Ranked, Ranking } from "../model/ranked.ts";

/**
 * A list by its published values, equal ones at the same rank. Items without one come last, in the order they were given
 * and whatever the filter: neither their place nor their presence depends on what is withheld.
 */
export function ranked<Item>(
  items: readonly Item[],
  publishedValueOf: (item: Item) => number | null,
  { order, atLeast, atMost }: Ranking,
): readonly Ranked<Item>[] {
  const withValue = items.flatMap((item) => {
    const value = publishedValueOf(item);
    return value === null || value < (atLeast ?? -Infinity) || value > (atMost ?? Infinity) ? [] : [{ item, value }];
  });
  const sorted = withValue.toSorted((a, b) => (order === "ASC" ? a.value - b.value : b.value - a.value));
  const rankedItems = sorted.map(({ item, value }) => ({
    rank: 1 + sorted.findIndex((candidate) => candidate.value === value),
    item,
  }));
  const silent = items.filter((item) => publishedValueOf(item) === null);
  return [...rankedItems, ...silent.map((item) => ({ rank: null, item }))];
}
