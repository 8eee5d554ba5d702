import type { Solver } from "../solver.ts";
import type { Move } from "./move.ts";
import { giveUp, openAmounts, prove } from "./needs.ts";
import { type Neighbourhood, openNeighbourhood } from "./neighbourhood.ts";
import { cheap, type Pattern } from "./pattern.ts";
import { openWalk, walkTowards } from "./walk.ts";
import { witnessesIn } from "./witness.ts";

/**
 * Withholds further cells until every need is proved by a whole-number witness: first above the EPCI, where all is one
 * problem, then EPCI by EPCI with frozen margins (the modular idea of tau-ARGUS), then globally what an EPCI alone could
 * not. More withheld only widens what is possible, so no proof is ever lost.
 */
export function complement(solver: Solver, pattern: Pattern): void {
  const everything = Array.from(pattern.layout.ids, (_, i) => i);
  const { coarse, blocks } = blocksOf(pattern);
  const foreign = everything.slice(pattern.layout.own);
  work(solver, pattern, { cells: everything, targets: coarse, last: true });
  const left = blocks.flatMap((cells) => work(solver, pattern, { cells, targets: cells, last: false }));
  work(solver, pattern, { cells: everything, targets: [...left, ...foreign], last: true });
}

interface Area {
  readonly cells: readonly number[];
  readonly targets: readonly number[];
  /** No wider area follows: what fails here is unprotectable. */
  readonly last: boolean;
}

/** Works on the targets in one area; the targets it could not protect. */
function work(solver: Solver, pattern: Pattern, { cells, targets, last }: Area): number[] {
  const open = targets.filter((cell) => openAmounts(pattern.layout, pattern.needs, cell).length > 0);
  if (open.length === 0) return [];
  const near = openNeighbourhood(solver, pattern, cells);
  try {
    if (!last) walkTowards(openWalk(pattern), open);
    const failed = open.filter((cell) => !protectCell(near, pattern, cell));
    if (last) for (const cell of failed) setAside(pattern, cell);
    return failed;
  } finally {
    near.close();
  }
}

function protectCell(near: Neighbourhood, pattern: Pattern, cell: number): boolean {
  for (;;) {
    const [amount] = openAmounts(pattern.layout, pattern.needs, cell);
    if (amount === undefined) return true;
    const isProved =
      achieves(near, pattern, { cell, move: near.cheapest([{ cell, amount }]) }) ||
      achieves(near, pattern, { cell, move: near.cheapestWhole([{ cell, amount }]) });
    if (!isProved) return false;
  }
}

interface Attempt {
  readonly cell: number;
  readonly move: Move | null;
}

/** Withholds what the move needs and strikes out what it proves; whether that is some of what was asked of the cell. */
function achieves(near: Neighbourhood, pattern: Pattern, { cell, move }: Attempt): boolean {
  if (move === null) return false;
  withhold(near, pattern, move);
  const { layout, needs } = pattern;
  const before = openAmounts(layout, needs, cell).length;
  for (const witness of witnessesIn(layout, move)) prove(layout, needs, witness);
  return openAmounts(layout, needs, cell).length < before;
}

function withhold(near: Neighbourhood, { layout, shown, withheld, prices }: Pattern, move: Move): void {
  for (const [cell, change] of move) {
    const at = layout.value[cell]! + change;
    const isShown = at >= shown.lower[cell]! - 1e-7 && at <= shown.upper[cell]! + 1e-7;
    if (isShown || withheld[cell] || cell >= layout.own) continue;
    withheld[cell] = 1;
    prices[cell] = cheap;
    near.reprice(cell);
  }
}

function setAside({ needs, unprotectable }: Pattern, cell: number): void {
  giveUp(needs, cell);
  unprotectable.push(cell);
}

function blocksOf({ problem }: Pattern): { coarse: number[]; blocks: number[][] } {
  const blocks = new Map<string, number[]>([["", []]]);
  problem.cells.forEach(({ block }, i) => {
    const cells = blocks.get(block);
    if (cells) cells.push(i);
    else blocks.set(block, [i]);
  });
  const coarse = blocks.get("")!;
  blocks.delete("");
  return { coarse, blocks: [...blocks.values()] };
}
