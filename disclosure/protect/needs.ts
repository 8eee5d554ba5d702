import type { Guard } from "../problem.ts";
import type { Layout } from "./layout.ts";
import type { Move } from "./move.ts";

/** What is still to be proved: for each cell how far down and up some table must take it, NaN once one does. */
export interface Needs {
  readonly down: Float64Array;
  readonly up: Float64Array;
}

/** `guards[i]` is the guarantee asked for cell i, or null. The true table is the first witness. */
export function needsOf(layout: Layout, guards: readonly (Guard | null)[]): Needs {
  const none = () => new Float64Array(layout.ids.length).fill(Number.NaN);
  const needs = { down: none(), up: none() };
  guards.forEach((guard, i) => {
    if (guard === null) return;
    const half = (guard.width ?? 0) / 2;
    needs.down[i] = guard.reachDown - (layout.whole[i] ? Math.floor(half) : half);
    needs.up[i] = guard.reachUp + (layout.whole[i] ? Math.ceil(half) : half);
    settle(needs, i, layout.value[i]!);
  });
  return needs;
}

/** Strikes out all that a witness proves: one often proves many cells. */
export function prove({ value }: Layout, needs: Needs, witness: Move): void {
  for (const [cell, change] of witness) settle(needs, cell, value[cell]! + change);
}

export const giveUp = (needs: Needs, cell: number): void => {
  needs.down[cell] = Number.NaN;
  needs.up[cell] = Number.NaN;
};

/** The changes still to be shown possible for a cell: at most one down, one up. */
export function openAmounts({ value }: Layout, needs: Needs, cell: number): number[] {
  return [needs.down[cell]! - value[cell]!, needs.up[cell]! - value[cell]!].filter((amount) => !Number.isNaN(amount));
}

/** Strikes out what a table with this value in the cell proves. */
export function settle(needs: Needs, cell: number, at: number): void {
  const slack = 1e-9 * Math.max(1, Math.abs(at));
  if (at <= needs.down[cell]! + slack) needs.down[cell] = Number.NaN;
  if (at >= needs.up[cell]! - slack) needs.up[cell] = Number.NaN;
}
