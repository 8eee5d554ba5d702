import type { Guard } from "../problem.ts";
import type { Layout } from "./layout.ts";
import type { Move } from "./move.ts";

export type Side = "down" | "up";

/** What the guarantee asks of each cell, what of it is still to be proved, and the witnesses that proved the rest. */
export interface Needs {
  /** For each cell how far down and up some table must take it; NaN where nothing is asked. */
  readonly goals: Ends;
  /** The goals still to be proved, NaN once one is. */
  readonly open: Ends;
  /** The witness of each goal; none where the true table is one. */
  readonly witnesses: Readonly<Record<Side, Map<number, Move>>>;
}

export type Ends = Readonly<Record<Side, Float64Array>>;

/** `guards[i]` is the guarantee asked for cell i, or null. The true table is the first witness. */
export function needsOf(layout: Layout, guards: readonly (Guard | null)[]): Needs {
  const none = () => new Float64Array(layout.ids.length).fill(Number.NaN);
  const goals = { down: none(), up: none() };
  guards.forEach((guard, i) => {
    if (guard === null) return;
    const half = (guard.width ?? 0) / 2;
    goals.down[i] = guard.reachDown - (layout.isInteger[i] ? Math.floor(half) : half);
    goals.up[i] = guard.reachUp + (layout.isInteger[i] ? Math.ceil(half) : half);
  });
  const open = { down: goals.down.slice(), up: goals.up.slice() };
  const needs = { goals, open, witnesses: { down: new Map(), up: new Map() } };
  for (const i of guards.keys()) settle(needs, i, layout.value[i]!);
  return needs;
}

/** Strikes out all that a witness proves: one often proves many cells. */
export function prove({ value }: Layout, needs: Needs, witness: Move): void {
  for (const [cell, change] of witness) {
    for (const side of settle(needs, cell, value[cell]! + change)) needs.witnesses[side].set(cell, witness);
  }
}

export function giveUp({ open, goals }: Needs, cell: number): void {
  for (const ends of [open, goals]) {
    ends.down[cell] = Number.NaN;
    ends.up[cell] = Number.NaN;
  }
}

/** The changes still to be shown possible for a cell: at most one down, one up. */
export function openAmounts({ value }: Layout, { open }: Needs, cell: number): number[] {
  return [open.down[cell]! - value[cell]!, open.up[cell]! - value[cell]!].filter((amount) => !Number.isNaN(amount));
}

/** Whether a table with this value in the cell takes it to an end. */
export function reaches(end: number, side: Side, at: number): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(at));
  return side === "down" ? at <= end + slack : at >= end - slack;
}

/** Strikes out what a table with this value in the cell proves, and says which sides. */
export function settle({ open }: Needs, cell: number, at: number): Side[] {
  const proved = sides.filter((side) => reaches(open[side][cell]!, side, at));
  for (const side of proved) open[side][cell] = Number.NaN;
  return proved;
}

const sides = ["down", "up"] as const;
