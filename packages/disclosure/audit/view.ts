import {
  type CellId,
  type Guard,
  type KnownFacts,
  nothingKnown,
  type PublicRules,
  type PublishedTable,
  type Relation,
  type ReleasedCell,
} from "../problem.ts";

/** What an attacker writes down: one unknown per cell, within an interval, and the equations. No true value is here. */
export interface View {
  readonly ids: readonly CellId[];
  /** How many are the table's own; foreign cells of the known facts come after. */
  readonly ownCount: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly isInteger: Uint8Array;
  readonly equations: readonly Equation[];
  /** The numbers of the equations each cell stands in. */
  readonly standsIn: readonly (readonly number[])[];
  /** Foreign cells that must not be opened, by number. */
  readonly foreignGuards: ReadonlyMap<number, Guard>;
}

export interface Equation {
  readonly id: string;
  readonly cells: readonly number[];
  readonly times: readonly number[];
  readonly min: number;
  readonly max: number;
}

/** What a reader takes from one shown cell; null for what he is not shown. */
type BoundsReading = (cell: ReleasedCell) => { readonly min: number; readonly max: number } | null;

/** The attacker who reads the whole release and knows the facts. */
export function viewOf(table: PublishedTable, facts: KnownFacts): View {
  return viewWith(table, facts, (cell) => reading(cell, table.rules));
}

/** The same attacker before this release: he reads only what earlier ones decided, and no total is known not to be zero. */
export function viewBefore(release: PublishedTable, facts: KnownFacts): View {
  const table = { ...release, rules: { ...release.rules, emptyShown: false } };
  return viewWith(table, facts, (cell) => (cell.decided ? reading(cell, table.rules) : null));
}

/** The reader of one grain, who knows nothing else: cells of that grain and coarser ones. */
export function viewOfGrain(table: PublishedTable, grain: readonly number[]): View {
  const cells = table.cells.filter((cell) => cell.grain.every((rank, axis) => rank <= grain[axis]!));
  const cellIds = new Set(cells.map((cell) => cell.id));
  const relations = table.relations.filter(({ terms }) => terms.every((term) => cellIds.has(term.cell)));
  return viewOf({ ...table, cells, relations }, nothingKnown);
}

function viewWith(table: PublishedTable, facts: KnownFacts, readCell: BoundsReading): View {
  const ids = [...new Set([...table.cells.map(({ id }) => id), ...foreignOf(facts)])];
  const number = new Map(ids.map((id, i) => [id, i]));
  const readings = table.cells.map((cell) => readCell(cell));
  const equations = [...table.relations, ...facts.relations].map((relation) => equationOf(relation, number));
  const view: View = {
    ids,
    ownCount: table.cells.length,
    low: Float64Array.from(ids, (_, i) => readings[i]?.min ?? leastOf(table.cells[i], table.rules)),
    high: Float64Array.from(ids, (_, i) => readings[i]?.max ?? Number.POSITIVE_INFINITY),
    isInteger: Uint8Array.from(ids, (_, i) => (table.cells[i]?.measure === "MAGNITUDE" ? 0 : 1)),
    equations,
    standsIn: equationsOfCells(equations, ids.length),
    foreignGuards: new Map(
      facts.kept.flatMap(({ cell, guard }) => (number.has(cell) ? [[number.get(cell)!, guard]] : [])),
    ),
  };
  for (const { cell, min, max } of facts.intervals) {
    const i = number.get(cell);
    if (i === undefined) continue;
    view.low[i] = Math.max(view.low[i]!, min);
    view.high[i] = Math.min(view.high[i]!, max);
  }
  return view;
}

const foreignOf = (facts: KnownFacts): CellId[] =>
  facts.relations.flatMap(({ terms }) => terms.map(({ cell }) => cell));

function reading({ status, value }: ReleasedCell, { roundedTo, k }: PublicRules): ReturnType<BoundsReading> {
  if (status === "WITHHELD" || value === null) return null;
  if (status === "PUBLISHED" || roundedTo === null) return { min: value, max: value };
  // Counts under k are always rounded down (policy.ts), so the first step up is at least k.
  const min = value === 0 ? 0 : value === roundedTo ? (k ?? 1) : value - roundedTo + 1;
  return { min, max: value + roundedTo - 1 };
}

const leastOf = (cell: ReleasedCell | undefined, { emptyShown }: PublicRules): number =>
  cell !== undefined && emptyShown && !cell.decided && cell.measure === "COUNT" && cell.id === cell.total ? 1 : 0;

function equationOf({ id, terms, min, max }: Relation, number: ReadonlyMap<CellId, number>): Equation {
  return { id, cells: terms.map(({ cell }) => number.get(cell)!), times: terms.map(({ times }) => times), min, max };
}

function equationsOfCells(equations: readonly Equation[], size: number): number[][] {
  const standsIn: number[][] = Array.from({ length: size }, () => []);
  equations.forEach(({ cells }, e) => {
    for (const cell of cells) standsIn[cell]!.push(e);
  });
  return standsIn;
}
