import type { Solver } from "../solver.ts";
import { openClosed } from "./closed.ts";
import { combinationsAmong } from "./elimination.ts";
import { type Elimination, openElimination } from "./gaussian.ts";
import { isolates, type Looseness, loosenessOf } from "./isolated.ts";
import type { Move } from "./move.ts";
import { reaches, type Side } from "./needs.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import { lossOf, type Pattern } from "./pattern.ts";
import { witnessesIn } from "./witness.ts";

/** What became of the secondary cells, one by one. */
export interface CleanUp {
  /** How many were tried; fewer than there are when time was up. */
  readonly tried: number;
  /** Shown again: the guarantee holds without them. */
  readonly freed: readonly number[];
}

/**
 * Shows again each secondary cell that no need rests on, the dearest to the reader first, where every witness that used
 * it has another in its place (the clean-up of Kelly, Golden and Assad 1992). One pass is enough: as fewer cells are
 * withheld a cell once found necessary stays so. What is left when `until` comes stays withheld.
 */
export function cleanUp(
  solver: Solver,
  patterns: readonly Pattern[],
  budget: { readonly secondary: readonly number[]; readonly until: number },
): CleanUp {
  const { problem } = patterns[0]!;
  const order = [...budget.secondary].sort((a, b) => lossOf(problem.cells[b]!) - lossOf(problem.cells[a]!));
  const bench = openBench(solver, patterns, order);
  const freed: number[] = [];
  let tried = 0;
  try {
    for (const cell of order) {
      if (Date.now() > budget.until) break;
      tried++;
      if (isFreed(bench, cell)) freed.push(cell);
    }
  } finally {
    for (const { near } of bench.fronts) near.close();
  }
  return { tried, freed };
}

/** The withheld cells before one intruder: a reader, or a respondent who knows his own figures. */
interface Front {
  readonly pattern: Pattern;
  readonly near: Neighbourhood;
}

interface Bench {
  readonly fronts: readonly Front[];
  readonly loose: Looseness;
  /** What anybody could compute exactly. */
  readonly elimination: Elimination;
  /** The needs whose witness moves a secondary cell. */
  readonly users: ReadonlyMap<number, Set<Need>>;
}

/** One goal of one cell; there is one object for each, so that sets tell them apart. */
interface Need {
  readonly front: Front;
  readonly cell: number;
  readonly side: Side;
}

function openBench(solver: Solver, patterns: readonly Pattern[], secondary: readonly number[]): Bench {
  const { layout, withheld, released, problem } = patterns[0]!;
  const losses = new Float64Array(layout.ids.length);
  for (const cell of secondary) losses[cell] = lossOf(problem.cells[cell]!);
  const isFree = (i: number) => i >= layout.ownCount || withheld[i] === 1 || released.upper[i]! > released.lower[i]!;
  const cells = [...layout.ids.keys()].filter(isFree);
  const isAsking = ({ needs: { witnesses } }: Pattern) => witnesses.up.size + witnesses.down.size > 0;
  const asking = patterns.filter((pattern, i) => i === 0 || isAsking(pattern));
  const fronts = asking.map((pattern) => ({
    pattern,
    near: openClosed(solver, pattern, { cells, losses }),
  }));
  const elimination = openElimination(solver, combinationsAmong(layout, cells), {
    published: [],
    primary: [...problem.cells.keys()].filter((i) => mustMove(patterns[0]!, i)),
  });
  return { fronts, loose: loosenessOf(layout, cells), elimination, users: usersOf(fronts, secondary) };
}

const mustMove = ({ needs: { witnesses } }: Pattern, i: number): boolean =>
  witnesses.down.has(i) || witnesses.up.has(i);

function usersOf(fronts: readonly Front[], secondary: readonly number[]): Map<number, Set<Need>> {
  const users = new Map(secondary.map((cell) => [cell, new Set<Need>()]));
  for (const front of fronts) {
    for (const side of ["down", "up"] as const) {
      for (const [cell, witness] of front.pattern.needs.witnesses[side]) {
        const need = { front, cell, side };
        for (const moved of witness.keys()) users.get(moved)?.add(need);
      }
    }
  }
  return users;
}

function isFreed(bench: Bench, cell: number): boolean {
  const { fronts, loose, elimination, users } = bench;
  const { pattern } = fronts[0]!;
  if (elimination.tells(cell)) return false;
  const undo = isolates(loose, pattern, cell);
  if (undo === null) return false;
  for (const { near } of fronts) near.freeze(cell);
  const witnessByNeed = new Map<Need, Move>();
  for (const need of users.get(cell)!) {
    const witness = anotherFor(need, witnessByNeed);
    if (witness === null) {
      for (const { near } of fronts) near.thaw(cell);
      undo();
      return false;
    }
    witnessByNeed.set(need, witness);
  }
  release(pattern, cell);
  elimination.publish(cell);
  for (const [need, witness] of witnessByNeed) replace(bench, need, witness);
  return true;
}

function release({ problem, withheld, released }: Pattern, cell: number): void {
  withheld[cell] = 0;
  released.lower[cell] = problem.cells[cell]!.value;
  released.upper[cell] = problem.cells[cell]!.value;
}

function replace({ users }: Bench, need: Need, witness: Move): void {
  const { needs } = need.front.pattern;
  for (const moved of needs.witnesses[need.side].get(need.cell)!.keys()) users.get(moved)?.delete(need);
  for (const moved of witness.keys()) users.get(moved)?.add(need);
  needs.witnesses[need.side].set(need.cell, witness);
}

/** A witness of the need that does without what is frozen. */
function anotherFor(need: Need, witnessByNeed: ReadonlyMap<Need, Move>): Move | null {
  const { pattern, near } = need.front;
  for (const [otherNeed, move] of witnessByNeed) if (otherNeed.front === need.front && serves(need, move)) return move;
  const amount = pattern.needs.goals[need.side][need.cell]! - pattern.layout.value[need.cell]!;
  const aims = [{ cell: need.cell, amount }];
  const linear = near.cheapest(aims);
  if (linear === null) return null;
  return servingIn(need, linear) ?? servingIn(need, near.cheapestWhole(aims));
}

function serves({ front: { pattern }, cell, side }: Need, witness: Move): boolean {
  const { layout, needs } = pattern;
  return reaches(needs.goals[side][cell]!, side, layout.value[cell]! + (witness.get(cell) ?? 0));
}

function servingIn(need: Need, move: Move | null): Move | null {
  if (move === null) return null;
  return witnessesIn(need.front.pattern.layout, move).find((witness) => serves(need, witness)) ?? null;
}
