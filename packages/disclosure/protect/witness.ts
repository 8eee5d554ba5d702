import { tolerance } from "../check.ts";
import type { Layout } from "./layout.ts";
import type { Move } from "./move.ts";

/**
 * A move falls into pieces that share no relation; each piece alone keeps all relations. The pieces that are whole and
 * within what is known are witnesses: tables the attacker cannot tell from the true one.
 */
export function witnessesIn(layout: Layout, move: Move): Move[] {
  return piecesOf(layout, move)
    .map((piece) => wholeOf(layout, piece))
    .filter((piece) => piece !== null);
}

// A basic solution of such relations is mostly whole, or halves and thirds: several times the move then is.
const multiples = [1, 2, 3];

/** The piece, or a few times it, as a whole table that agrees with everything. */
function wholeOf(layout: Layout, piece: Move): Move | null {
  for (const by of multiples) {
    const table = rounded(layout, by === 1 ? piece : new Map([...piece].map(([cell, change]) => [cell, by * change])));
    if (table !== null && agrees(layout, table)) return table;
  }
  return null;
}

function piecesOf({ rowsOf }: Layout, move: Move): Move[] {
  const pieces: Map<number, number>[] = [];
  const cellsOfRow = new Map<number, number[]>();
  for (const cell of move.keys()) {
    for (const r of rowsOf[cell]!) {
      const cells = cellsOfRow.get(r);
      if (cells) cells.push(cell);
      else cellsOfRow.set(r, [cell]);
    }
  }
  const visited = new Set<number>();
  for (const cell of move.keys()) {
    if (!visited.has(cell)) pieces.push(spread(cell));
  }
  return pieces;

  function spread(from: number): Map<number, number> {
    const piece = new Map<number, number>();
    const open = [from];
    visited.add(from);
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      piece.set(cell, move.get(cell)!);
      for (const r of rowsOf[cell]!) {
        for (const next of cellsOfRow.get(r)!) {
          if (visited.has(next)) continue;
          visited.add(next);
          open.push(next);
        }
      }
    }
    return piece;
  }
}

function rounded({ isInteger }: Layout, piece: Move): Move | null {
  const exact = new Map<number, number>();
  for (const [cell, change] of piece) {
    const nearest = isInteger[cell] ? Math.round(change) : change;
    if (Math.abs(nearest - change) > 1e-5) return null;
    exact.set(cell, nearest);
  }
  return exact;
}

/** Judges the moved table anew, relation by relation: a witness rests on no solver. */
export function agrees(layout: Layout, piece: Move): boolean {
  const { value, lower, upper, rows, rowsOf } = layout;
  const at = (cell: number) => value[cell]! + (piece.get(cell) ?? 0);
  const touched = new Set<number>();
  for (const cell of piece.keys()) {
    const slack = layout.isInteger[cell] ? 0 : tolerance(value[cell]!);
    if (at(cell) < lower[cell]! - slack || at(cell) > upper[cell]! + slack) return false;
    for (const r of rowsOf[cell]!) touched.add(r);
  }
  for (const r of touched) {
    const row = rows[r]!;
    let sum = 0;
    let scale = 0;
    row.cells.forEach((cell, t) => {
      sum += row.times[t]! * at(cell);
      scale = Math.max(scale, value[cell]!);
    });
    if (sum < row.min - tolerance(scale) || sum > row.max + tolerance(scale)) return false;
  }
  return true;
}
