import { assertInTime, type Solver } from "../solver.ts";
import { openClosed } from "./closed.ts";
import type { Move } from "./move.ts";
import { giveUp, openAmounts, prove } from "./needs.ts";
import { type Neighbourhood, openNeighbourhood } from "./neighbourhood.ts";
import { type Pattern, withhold } from "./pattern.ts";
import { vicinityOf } from "./vicinity.ts";
import { openWalk, walkTowards } from "./walk.ts";
import { witnessesIn } from "./witness.ts";

/**
 * Withholds further cells until every need is proved by a whole-number witness: first above the EPCI, where all is one
 * problem, then EPCI by EPCI with frozen margins (the modular idea of tau-ARGUS), then globally what an EPCI alone could
 * not. More withheld only widens what is possible, so no proof is ever lost.
 */
export function complement(solver: Solver, pattern: Pattern): void {
  proveAsItStands(solver, pattern);
  const { coarse, blocks } = blocksOf(pattern);
  const foreign = Array.from(pattern.layout.ids, (_, i) => i).slice(pattern.layout.ownCount);
  widen(solver, pattern, coarse);
  const unproved = blocks.flatMap((cells) =>
    cells.length > blockLimit ? cells : work(solver, pattern, { cells, targets: cells, walks: true }),
  );
  widen(solver, pattern, [...unproved, ...foreign]);
}

/** Proves what the cells withheld so far already let be proved; withholds nothing. */
function proveAsItStands(solver: Solver, pattern: Pattern): void {
  const { layout, withheld, released } = pattern;
  const allCells = [...layout.ids.keys()];
  const open = stillOpen(pattern, allCells);
  if (open.length === 0) return;
  const cells = allCells.filter(
    (i) => i >= layout.ownCount || withheld[i] === 1 || released.upper[i]! > released.lower[i]!,
  );
  if (cells.length > tableauLimit) {
    walkTowards(solver, openWalk(pattern), open);
    const isFree = new Set(cells);
    for (const block of blocksOf(pattern).blocks) {
      const free = block.filter((cell) => isFree.has(cell));
      askClosed(solver, pattern, { cells: free, targets: free });
    }
    for (const target of stillOpen(pattern, cells)) {
      if (stillOpen(pattern, [target]).length === 0) continue;
      const neighbours = vicinityOf(pattern, target, { limit: closedReach, mayMove: isFree });
      askClosed(solver, pattern, { cells: neighbours, targets: [target] });
    }
  }
  if (cells.length <= closedLimit) askClosed(solver, pattern, { cells, targets: cells });
}

/** Proves what these free cells let be proved of the targets, all others at their true value. */
function askClosed(solver: Solver, pattern: Pattern, { cells, targets }: Pick<Area, "cells" | "targets">): void {
  const open = stillOpen(pattern, targets);
  if (open.length === 0) return;
  const near = openClosed(solver, pattern, { cells, losses: new Float64Array(pattern.layout.ids.length) });
  try {
    for (const cell of open) protectCell(solver, { near, pattern, cell });
  } finally {
    near.close();
  }
}

/** With fewer free cells a tableau answers sooner than small steps do. */
const tableauLimit = 1_500;

/** How many free cells around a target are asked before all of them are. */
const closedReach = 120;

/** More free cells than this are asked piece by piece only. */
const closedLimit = 6_000;

/** A larger block is worked on piece by piece. */
const blockLimit = 1_500;

/** How many cells around a target are asked one after the other, before the whole table is. */
const reaches = [400, 3_000];

/** Works on the targets near home, then farther; what fails in the whole table is unprotectable. */
function widen(solver: Solver, pattern: Pattern, targets: readonly number[]): void {
  let unproved = stillOpen(pattern, targets);
  for (const limit of reaches) {
    if (limit * 1.3 < pattern.layout.ids.length) unproved = roundEach(solver, pattern, { targets: unproved, limit });
  }
  const everything = Array.from(pattern.layout.ids, (_, i) => i);
  for (const cell of work(solver, pattern, { cells: everything, targets: unproved, walks: false })) {
    setAside(pattern, cell);
  }
}

interface Round {
  readonly targets: readonly number[];
  readonly limit: number;
}

/** One area after the other, each around the next target not yet asked in one; the targets that failed. */
function roundEach(solver: Solver, pattern: Pattern, { targets, limit }: Round): number[] {
  const waiting = new Set(targets);
  const failed: number[] = [];
  for (const target of waiting) {
    if (stillOpen(pattern, [target]).length === 0) continue;
    const cells = vicinityOf(pattern, target, { limit });
    const inside = cells.slice(0, limit / 4).filter((cell) => waiting.has(cell));
    failed.push(...work(solver, pattern, { cells, targets: inside, walks: false }));
    for (const cell of inside) waiting.delete(cell);
  }
  return failed;
}

interface Area {
  readonly cells: readonly number[];
  readonly targets: readonly number[];
  /** Whether small steps are tried before the solver. */
  readonly walks: boolean;
}

/** Those of which something is still to be proved, the farthest first: what they make free serves the others. */
function stillOpen({ layout, needs }: Pattern, targets: readonly number[]): number[] {
  const farthest = (cell: number) => Math.max(0, ...openAmounts(layout, needs, cell).map(Math.abs));
  return targets.filter((cell) => farthest(cell) > 0).sort((a, b) => farthest(b) - farthest(a));
}

/** Works on the targets in one area; the targets it could not protect. */
function work(solver: Solver, pattern: Pattern, { cells, targets, walks }: Area): number[] {
  const waiting = stillOpen(pattern, targets);
  if (waiting.length === 0) return [];
  if (walks) walkTowards(solver, openWalk(pattern), waiting);
  const open = walks ? stillOpen(pattern, waiting) : waiting;
  if (open.length === 0) return [];
  const near = openNeighbourhood(solver, pattern, cells);
  try {
    return open.filter((cell) => !protectCell(solver, { near, pattern, cell }));
  } finally {
    near.close();
  }
}

interface Target {
  readonly near: Neighbourhood;
  readonly pattern: Pattern;
  readonly cell: number;
}

/** Whether all that is asked of the cell is proved. */
function protectCell(solver: Solver, { near, pattern, cell }: Target): boolean {
  for (const amount of openAmounts(pattern.layout, pattern.needs, cell)) {
    assertInTime(solver);
    if (!openAmounts(pattern.layout, pattern.needs, cell).includes(amount)) continue;
    const linear = near.cheapest([{ cell, amount }]);
    // Where no fraction of a table goes, no whole table does.
    if (linear === null || achieves(near, pattern, { cell, move: linear })) continue;
    achieves(near, pattern, { cell, move: near.cheapestWhole([{ cell, amount }]) });
  }
  return openAmounts(pattern.layout, pattern.needs, cell).length === 0;
}

interface Attempt {
  readonly cell: number;
  readonly move: Move | null;
}

/** Withholds what the move needs and strikes out what it proves; whether that is some of what was asked of the cell. */
function achieves(near: Neighbourhood, pattern: Pattern, { cell, move }: Attempt): boolean {
  if (move === null) return false;
  const { layout, needs } = pattern;
  const before = openAmounts(layout, needs, cell).length;
  for (const witness of witnessesIn(layout, move)) {
    withholdMoved(near, pattern, witness);
    prove(layout, needs, witness);
  }
  return openAmounts(layout, needs, cell).length < before;
}

function withholdMoved(near: Neighbourhood, pattern: Pattern, move: Move): void {
  const { layout, released, withheld } = pattern;
  for (const [cell, change] of move) {
    const at = layout.value[cell]! + change;
    const isShown = at >= released.lower[cell]! - 1e-7 && at <= released.upper[cell]! + 1e-7;
    if (isShown || withheld[cell] || cell >= layout.ownCount) continue;
    withhold(pattern, cell);
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
