import type { Pattern } from "./pattern.ts";

interface Vicinity {
  readonly limit: number;
  /** What else than prices says which cells can change; absent: they alone. */
  readonly mayMove?: ReadonlySet<number>;
}

/**
 * The cells around one that can change, nearest first by the relations they share, up to `limit`: where a sub-problem
 * is looked for in a large table (the elementary tables of HiTaS: de Wolf 2002). What lies outside keeps its value.
 */
export function vicinityOf(pattern: Pattern, from: number, { limit, mayMove }: Vicinity): number[] {
  const { layout } = pattern;
  const reached = new Set([from]);
  const read = new Set<number>();
  for (const cell of reached) {
    for (const r of layout.rowsOf[cell]!) {
      if (read.has(r)) continue;
      read.add(r);
      for (const next of cheapestFirst(pattern, layout.rows[r]!.cells)) {
        if (mayMove !== undefined && !mayMove.has(next)) continue;
        if (reached.size >= limit) return [...reached];
        reached.add(next);
      }
    }
  }
  return [...reached];
}

function cheapestFirst({ prices }: Pattern, cells: Int32Array): number[] {
  return [...cells].filter((cell) => Number.isFinite(prices[cell]!)).sort((a, b) => prices[a]! - prices[b]!);
}
