import { assertInTime, type Solver } from "../solver.ts";
import type { Layout } from "./layout.ts";
import type { Move } from "./move.ts";
import { type Needs, openAmounts, settle } from "./needs.ts";
import type { Pattern } from "./pattern.ts";
import { type Sheets, sheetsOf } from "./sheets.ts";

/**
 * A table that walks from the true one by small whole-number steps, each of which keeps every relation: whatever it
 * passes through is a witness. Steps give one unit of a crossing from one territory to another, or swap two crossings
 * between two territories (Markov bases of contingency tables: Diaconis and Sturmfels 1998). It finds most witnesses a
 * hundred times faster than the solver and proves nothing impossible: what it does not find is left to the solver.
 */
export interface Walk {
  readonly layout: Layout;
  readonly sheets: Sheets;
  readonly needs: Needs;
  readonly at: Float64Array;
  readonly rowSums: Float64Array;
  /** What the release, the facts and the policy leave possible for each cell. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly random: () => number;
  /** The cells that may stand elsewhere than in the true table. */
  readonly touched: Set<number>;
}

export function openWalk(pattern: Pattern): Walk {
  const { layout, released, withheld, needs } = pattern;
  const bound = (knownBounds: Float64Array, releasedBounds: Float64Array, tighter: (a: number, b: number) => number) =>
    Float64Array.from(knownBounds, (limit, i) => (withheld[i] ? limit : tighter(limit, releasedBounds[i]!)));
  return {
    layout,
    sheets: sheetsOf(pattern),
    needs,
    at: layout.value.slice(),
    rowSums: Float64Array.from(layout.rows, ({ cells, times }) =>
      cells.reduce((sum, cell, t) => sum + times[t]! * layout.value[cell]!, 0),
    ),
    least: bound(layout.lower, released.lower, Math.max),
    most: bound(layout.upper, released.upper, Math.min),
    random: sequence(1),
    touched: new Set(),
  };
}

/** Walks towards each target in turn, from the true table each time: the tables on the way prove needs. */
export function walkTowards(solver: Solver, walk: Walk, targets: readonly number[]): void {
  for (const up of [true, false]) {
    for (const cell of up ? [...targets].reverse() : targets) {
      assertInTime(solver);
      const amount = openAmounts(walk.layout, walk.needs, cell).find((candidate) => candidate > 0 === up);
      if (amount === undefined || !walk.layout.isInteger[cell]) continue;
      stepTowards(walk, cell, walk.layout.value[cell]! + amount);
      goHome(walk);
    }
  }
}

/** Back to the true table: a witness that starts from it is short, and few secondary cells rest on it. */
function goHome(walk: Walk): void {
  for (const cell of walk.touched) shift(walk, [[[cell], walk.layout.value[cell]! - walk.at[cell]!]], 1);
  walk.touched.clear();
}

/** Where the walk stands, as a move away from the true table. */
function moveSoFar({ touched, at, layout }: Walk): Move {
  const move = new Map<number, number>();
  for (const cell of touched) if (at[cell] !== layout.value[cell]) move.set(cell, at[cell]! - layout.value[cell]!);
  return move;
}

const patience = 10;

function stepTowards(walk: Walk, cell: number, goal: number): void {
  const leaves = walk.sheets.leavesUnder[cell]!;
  if (leaves.length === 0) return;
  for (let failures = 0; failures < patience && walk.at[cell] !== goal; ) {
    const sign = goal > walk.at[cell]! ? 1 : -1;
    const leaf = leaves[Math.floor(walk.random() * leaves.length)]!;
    const before = walk.at[cell];
    if (!push(walk, leaf, sign)) {
      failures++;
      scatterUnits(walk, leaf, sign);
    } else if (walk.at[cell] === before) failures += 0.25;
  }
}

/** Brings units of the wanted crossing to other territories, from where they may go on. */
function scatterUnits(walk: Walk, leaf: number, sign: number): void {
  const alikeLeaves = walk.sheets.alike[leaf]!;
  for (let i = 0; i < 3; i++) push(walk, alikeLeaves[Math.floor(walk.random() * alikeLeaves.length)]!, sign);
}

const donorsTried = 60;

/** Changes a finest cell by one, against the same crossing of another territory. */
function push(walk: Walk, leaf: number, sign: number): boolean {
  const { at, least, most, sheets } = walk;
  if (at[leaf]! + sign < least[leaf]! || at[leaf]! + sign > most[leaf]!) return false;
  const alikeLeaves = sheets.alike[leaf]!;
  const from = Math.floor(walk.random() * alikeLeaves.length);
  for (let i = 0; i < Math.min(donorsTried, alikeLeaves.length); i++) {
    const otherLeaf = alikeLeaves[(from + i) % alikeLeaves.length]!;
    const rest = at[otherLeaf]! - sign;
    if (otherLeaf === leaf || rest < least[otherLeaf]! || rest > most[otherLeaf]!) continue;
    if (applyExchange(walk, { leaf, otherLeaf, sign }) || swap(walk, { leaf, otherLeaf, sign })) return true;
  }
  return false;
}

interface Exchange {
  readonly leaf: number;
  readonly otherLeaf: number;
  readonly sign: number;
}

function applyExchange({ sheets, ...walk }: Walk, { leaf, otherLeaf, sign }: Exchange): boolean {
  return step({ sheets, ...walk }, [
    [sheets.chain[leaf]!, sign],
    [sheets.chain[otherLeaf]!, -sign],
  ]);
}

/** The leaf against a sibling in its own territory, the reverse in the other. */
function swap(walk: Walk, { leaf, otherLeaf, sign }: Exchange): boolean {
  const { sheets, at, least, most } = walk;
  const [siblings, otherSiblings] = [sheets.siblings[leaf]!, sheets.siblings[otherLeaf]!];
  const from = Math.floor(walk.random() * siblings.length);
  for (let i = 0; i < siblings.length; i++) {
    const place = (from + i) % siblings.length;
    const [sibling, otherSibling] = [siblings[place]!, otherSiblings[place]!];
    if (sibling === leaf || at[sibling]! - sign < least[sibling]! || at[sibling]! - sign > most[sibling]!) continue;
    if (at[otherSibling]! + sign < least[otherSibling]! || at[otherSibling]! + sign > most[otherSibling]!) continue;
    const changes: Change[] = [
      [sheets.chain[leaf]!, sign],
      [sheets.chain[sibling]!, -sign],
      [sheets.chain[otherLeaf]!, -sign],
      [sheets.chain[otherSibling]!, sign],
    ];
    if (step(walk, changes)) return true;
  }
  return false;
}

type Change = readonly [cells: readonly number[], by: number];

/** Takes the step if the table it leads to agrees with every bound and relation; undoes it otherwise. */
function step(walk: Walk, changes: readonly Change[]): boolean {
  shift(walk, changes, 1);
  if (!changes.every(([cells]) => cells.every((cell) => isPossible(walk, cell)))) {
    shift(walk, changes, -1);
    return false;
  }
  record(walk, changes);
  return true;
}

function record(walk: Walk, changes: readonly Change[]): void {
  let move: Move | null = null;
  for (const cell of changes.flatMap(([cells]) => cells)) {
    for (const side of settle(walk.needs, cell, walk.at[cell]!)) {
      move ??= moveSoFar(walk);
      walk.needs.witnesses[side].set(cell, move);
    }
  }
}

function shift({ at, rowSums, layout, touched }: Walk, changes: readonly Change[], direction: number): void {
  for (const [cells, by] of changes) {
    for (const cell of cells) {
      at[cell]! += direction * by;
      touched.add(cell);
      const [rows, times] = [layout.rowsOf[cell]!, layout.timesOf[cell]!];
      for (let i = 0; i < rows.length; i++) rowSums[rows[i]!]! += direction * by * times[i]!;
    }
  }
}

function isPossible({ at, least, most, rowSums, layout }: Walk, cell: number): boolean {
  if (at[cell]! < least[cell]! || at[cell]! > most[cell]!) return false;
  for (const r of layout.rowsOf[cell]!) {
    const { min, max } = layout.rows[r]!;
    if (rowSums[r]! < min || rowSums[r]! > max) return false;
  }
  return true;
}

/** The same walk for the same table (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
