import type { Layout } from "./layout.ts";
import type { Pattern } from "./pattern.ts";

/** Which cells may move, and how many in each equation: a cell alone in one cannot move at all. */
export interface Looseness {
  readonly layout: Layout;
  readonly mayMove: Uint8Array;
  readonly loose: Int32Array;
}

export function loosenessOf(layout: Layout, cells: readonly number[]): Looseness {
  const looseness = {
    layout,
    mayMove: new Uint8Array(layout.ids.length),
    loose: new Int32Array(layout.rows.length),
  };
  for (const cell of cells) {
    looseness.mayMove[cell] = 1;
    for (const r of layout.rowsOf[cell]!) looseness.loose[r]!++;
  }
  return looseness;
}

/**
 * Fixes a cell and all that equations then fix, one unknown at a time, as with pencil and paper. Null, and nothing done,
 * when that fixes a cell of which the guarantee asks a move; else what undoes it.
 */
export function isolates(looseness: Looseness, { needs }: Pattern, cell: number): (() => void) | null {
  // Equations fixed it when another was shown: it tells nothing more.
  if (looseness.mayMove[cell] === 0) return () => undefined;
  const fixed = [cell];
  const undo = () => {
    for (const fixedCell of fixed) setFixed(looseness, fixedCell, 0);
  };
  setFixed(looseness, cell, 1);
  for (const fixedCell of fixed) {
    for (const next of aloneBeside(looseness, fixedCell)) {
      setFixed(looseness, next, 1);
      fixed.push(next);
      if (needs.witnesses.down.has(next) || needs.witnesses.up.has(next)) {
        undo();
        return null;
      }
    }
  }
  return undo;
}

function setFixed({ layout, mayMove, loose }: Looseness, cell: number, fixed: 0 | 1): void {
  mayMove[cell] = 1 - fixed;
  for (const r of layout.rowsOf[cell]!) loose[r]! += fixed ? -1 : 1;
}

function* aloneBeside({ layout, mayMove, loose }: Looseness, cell: number): Generator<number> {
  for (const r of layout.rowsOf[cell]!) {
    const { cells, min, max } = layout.rows[r]!;
    if (min !== max || loose[r] !== 1) continue;
    const alone = cells.find((candidate) => mayMove[candidate] === 1);
    if (alone !== undefined) yield alone;
  }
}
