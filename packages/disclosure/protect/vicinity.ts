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
  const cells = new Set([from]);
  const rowsRead = new Set<number>();
  for (const cell of cells) {
    for (const r of layout.rowsOf[cell]!) {
      if (rowsRead.has(r)) continue;
      rowsRead.add(r);
      for (const next of cheapestFirst(pattern, layout.rows[r]!.cells)) {
        if (mayMove !== undefined && !mayMove.has(next)) continue;
        if (cells.size >= limit) return [...cells];
        cells.add(next);
      }
    }
  }
  return [...cells];
}

function cheapestFirst({ prices }: Pattern, cells: Int32Array): number[] {
  return [...cells].filter((cell) => Number.isFinite(prices[cell]!)).sort((a, b) => prices[a]! - prices[b]!);
}
