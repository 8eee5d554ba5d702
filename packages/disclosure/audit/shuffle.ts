import type { PublishedTable } from "../problem.ts";
import { type Doubts, dispelAt, questionsOn } from "./question.ts";
import type { Candidate, Question } from "./tableau.ts";
import type { View } from "./view.ts";

/**
 * Shuffles units between territories of the attacker's candidate, each time into another table he may believe, and
 * strikes out the doubts it dispels on its way. What it does not find is asked of the solver.
 */
export function shuffle(table: PublishedTable, view: View, search: { candidate: Candidate; doubts: Doubts }): void {
  const lines = linesOf(table, view);
  const deck: Deck = {
    view,
    lines,
    doubts: search.doubts,
    at: search.candidate.slice(),
    sums: sumsOf(view, search.candidate),
    seed: 7,
  };
  const integerCells = [...table.cells.keys()].filter((cell) => view.isInteger[cell]);
  const finestFirst = integerCells.sort((a, b) => rankOf(table, b) - rankOf(table, a));
  for (const cell of finestFirst) for (const question of questionsOn(search.doubts, cell)) drive(deck, question);
}

interface Deck {
  readonly view: View;
  readonly lines: Lines;
  readonly doubts: Doubts;
  readonly at: Candidate;
  readonly sums: Float64Array;
  seed: number;
}

/** For each finest cell: the margins of its territory it counts in, its neighbours there, its peers elsewhere. */
interface Lines {
  readonly path: ReadonlyMap<number, readonly number[]>;
  readonly neighbours: ReadonlyMap<number, readonly number[]>;
  readonly peers: ReadonlyMap<number, readonly number[]>;
  /** The finest cells under any cell. */
  readonly below: ReadonlyMap<number, readonly number[]>;
}

const rankOf = (table: PublishedTable, cell: number): number =>
  table.cells[cell]!.grain.reduce((sum, rank) => sum + rank, 0);

function linesOf(table: PublishedTable, view: View): Lines {
  const above = marginsAbove(table, view);
  const inner = new Set([...above.values()].flat());
  const path = new Map<number, number[]>();
  const [below, byTotal, byPlace]: Map<unknown, number[]>[] = [new Map(), new Map(), new Map()];
  table.cells.forEach(({ total, block, grain }, cell) => {
    if (inner.has(cell)) return;
    const cellsAbove = cellAndMarginsAbove(cell, above);
    path.set(cell, cellsAbove);
    for (const margin of cellsAbove) appendTo(below!, margin, cell);
    const place = appendTo(byTotal!, total, cell);
    appendTo(byPlace!, `${block}/${grain.join(".")}/${place}`, cell);
  });
  const within = (groups: Map<unknown, number[]>) =>
    new Map([...groups.values()].flatMap((g) => g.map((cell) => [cell, g] as const)));
  return { path, neighbours: within(byTotal!), peers: within(byPlace!), below: below as Map<number, number[]> };
}

/** How many were there before. */
function appendTo(groups: Map<unknown, number[]>, key: unknown, cell: number): number {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [cell]);
  return group === undefined ? 0 : group.push(cell) - 1;
}

/** In each equation inside one territory, the parts count in the one cell of the other sign. */
function marginsAbove(table: PublishedTable, { equations }: View): Map<number, number[]> {
  const above = new Map<number, number[]>();
  for (const { cells, times, min, max } of equations) {
    const totals = cells.filter((_, t) => times[t] === -1);
    const isInside = cells.every((cell) => table.cells[cell]?.total === table.cells[cells[0]!]?.total);
    if (min !== max || totals.length !== 1 || !isInside) continue;
    for (const cell of cells) if (cell !== totals[0]) appendTo(above, cell, totals[0]!);
  }
  return above;
}

function cellAndMarginsAbove(cell: number, above: ReadonlyMap<number, readonly number[]>): number[] {
  const cells = new Set([cell]);
  for (const reached of cells) for (const margin of above.get(reached) ?? []) cells.add(margin);
  return [...cells];
}

const sumsOf = ({ equations }: View, candidate: Candidate): Float64Array =>
  Float64Array.from(equations, ({ cells, times }) =>
    cells.reduce((sum, cell, t) => sum + times[t]! * candidate[cell]!, 0),
  );

const attempts = 12;

function drive(deck: Deck, { cell, side, reach }: Question): void {
  const leaves = deck.lines.below.get(cell) ?? [];
  const by = side === "UP" ? 1 : -1;
  const isThere = () => (side === "UP" ? deck.at[cell]! >= reach : deck.at[cell]! <= reach);
  for (let missed = 0; leaves.length > 0 && missed < attempts && !isThere(); ) {
    const leaf = leaves[pick(deck, leaves.length)]!;
    const before = deck.at[cell]!;
    move(deck, leaf, by);
    if ((deck.at[cell]! - before) * by <= 0) missed++;
  }
}

/** Moves one unit of a finest cell from or to its peer in another territory, straight or against a neighbour. */
function move(deck: Deck, leaf: number, by: number): void {
  const peers = deck.lines.peers.get(leaf)!;
  if (!mayBe(deck, leaf, by)) return;
  const start = pick(deck, peers.length);
  for (let i = 0; i < Math.min(peers.length, 60); i++) {
    const peer = peers[(start + i) % peers.length]!;
    if (peer === leaf || !mayBe(deck, peer, -by)) continue;
    if (
      trade(deck, [
        [leaf, by],
        [peer, -by],
      ]) ||
      tradeAround(deck, { leaf, peer, by })
    )
      return;
  }
}

function tradeAround(deck: Deck, { leaf, peer, by }: { leaf: number; peer: number; by: number }): boolean {
  const [leafPeers, peerPeers] = [deck.lines.neighbours.get(leaf)!, deck.lines.neighbours.get(peer)!];
  const start = pick(deck, leafPeers.length);
  for (let i = 0; i < leafPeers.length; i++) {
    const place = (start + i) % leafPeers.length;
    const [near, far] = [leafPeers[place]!, peerPeers[place]];
    if (near === leaf || far === undefined || !mayBe(deck, near, -by) || !mayBe(deck, far, by)) continue;
    if (
      trade(deck, [
        [leaf, by],
        [peer, -by],
        [near, -by],
        [far, by],
      ])
    )
      return true;
  }
  return false;
}

const mayBe = ({ view, at }: Deck, cell: number, by: number): boolean =>
  at[cell]! + by >= view.low[cell]! && at[cell]! + by <= view.high[cell]!;

type Trade = readonly (readonly [leaf: number, by: number])[];

/** Makes the trade when the table it gives can be believed. */
function trade(deck: Deck, parts: Trade): boolean {
  apply(deck, parts, 1);
  if (!parts.every(([leaf]) => deck.lines.path.get(leaf)!.every((cell) => isBelievable(deck, cell)))) {
    apply(deck, parts, -1);
    return false;
  }
  for (const [leaf] of parts)
    for (const cell of deck.lines.path.get(leaf)!) dispelAt(deck.doubts, cell, deck.at[cell]!);
  return true;
}

function apply({ view, lines, at, sums }: Deck, parts: Trade, direction: number): void {
  for (const [leaf, by] of parts) {
    for (const cell of lines.path.get(leaf)!) {
      at[cell]! += direction * by;
      for (const e of view.standsIn[cell]!) {
        const { cells, times } = view.equations[e]!;
        sums[e]! += direction * by * times[cells.indexOf(cell)]!;
      }
    }
  }
}

function isBelievable({ view, at, sums }: Deck, cell: number): boolean {
  if (at[cell]! < view.low[cell]! || at[cell]! > view.high[cell]!) return false;
  return view.standsIn[cell]!.every((e) => sums[e]! >= view.equations[e]!.min && sums[e]! <= view.equations[e]!.max);
}

/** A linear congruential draw (Numerical Recipes): an audit done twice says the same. */
function pick(deck: Deck, below: number): number {
  deck.seed = (Math.imul(deck.seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((deck.seed / 2 ** 32) * below);
}
