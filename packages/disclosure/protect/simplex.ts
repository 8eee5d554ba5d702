/**
 * Unknown changes tied by equations, as a simplex tableau that starts from "nothing changes": `basis[r]` plus the others
 * of row r, each times its entry, make zero. Any basis describes the true table, so each question begins there again.
 */
export interface Simplex {
  readonly size: number;
  readonly basis: Int32Array;
  /** Row by row, `size` entries each; a basic column is a unit column. */
  readonly entries: Float64Array;
  readonly rowOf: Int32Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly at: Float64Array;
}

export interface Equations {
  readonly rows: readonly ReadonlyMap<number, number>[];
  readonly least: Float64Array;
  readonly most: Float64Array;
}

const tiny = 1e-9;

/** By Gauss-Jordan elimination; equations that say nothing new are left out. */
export function openSimplex({ rows, least, most }: Equations): Simplex {
  const size = least.length;
  const entries = new Float64Array(rows.length * size);
  rows.forEach((row, r) => {
    for (const [column, by] of row) entries[r * size + column]! += by;
  });
  const basis: number[] = [];
  const tableau = { size, entries, basis: new Int32Array(rows.length), rowOf: new Int32Array(size).fill(-1) };
  for (let r = 0; r < rows.length; r++) {
    const column = pivotOf(entries, r * size, size);
    if (column < 0) continue;
    const to = basis.length;
    if (to !== r) entries.copyWithin(to * size, r * size, (r + 1) * size);
    if (to !== r) entries.fill(0, r * size, (r + 1) * size);
    basis.push(column);
    eliminate({ size, entries, height: rows.length }, to, column);
    tableau.rowOf[column] = to;
  }
  return {
    ...tableau,
    basis: Int32Array.from(basis),
    entries: entries.slice(0, basis.length * size),
    least,
    most,
    at: new Float64Array(size),
  };
}

/** The largest entry of a row: most are one. */
function pivotOf(entries: Float64Array, from: number, size: number): number {
  let [column, largest] = [-1, tiny];
  for (let c = 0; c < size; c++) {
    const entry = Math.abs(entries[from + c]!);
    if (entry > largest) [column, largest] = [c, entry];
  }
  return column;
}

interface Block {
  readonly size: number;
  readonly entries: Float64Array;
  readonly height: number;
}

/** Makes a column the unit of a row. */
function eliminate({ size, entries, height }: Block, row: number, column: number): void {
  const from = row * size;
  const by = entries[from + column]!;
  const nonZeroColumns: number[] = [];
  for (let c = 0; c < size; c++) {
    if (entries[from + c] === 0) continue;
    entries[from + c]! /= by;
    nonZeroColumns.push(c);
  }
  for (let r = 0; r < height; r++) {
    const factor = entries[r * size + column]!;
    if (r === row || factor === 0) continue;
    for (const c of nonZeroColumns) {
      const rest = entries[r * size + c]! - factor * entries[from + c]!;
      entries[r * size + c] = Math.abs(rest) < tiny ? 0 : rest;
    }
    entries[r * size + column] = 0;
  }
}

export interface Wish {
  readonly column: number;
  /** By how much it is to change at least, up or down. */
  readonly amount: number;
}

export type Reached = "REACHED" | "IMPOSSIBLE" | "UNDECIDED";

/** Steps without progress before the lowest number is taken (Bland 1977): no cycle then. */
const patience = 40;
const stepsAtMost = 400;

/**
 * The primal simplex from the true table towards the wish, which stops as soon as it is met: `at` then holds the changes.
 * UNDECIDED after very many steps.
 */
export function reach(simplex: Simplex, { column, amount }: Wish): Reached {
  simplex.at.fill(0);
  let idle = 0;
  for (let steps = 0; steps < stepsAtMost; steps++) {
    const remaining = Math.abs(amount) - Math.sign(amount) * simplex.at[column]!;
    if (remaining <= tiny) return "REACHED";
    const entering = enteringFor(simplex, { column, amount }, idle > patience);
    if (entering === null) return "IMPOSSIBLE";
    idle = step(simplex, entering, remaining, idle > patience) > tiny ? 0 : idle + 1;
  }
  return "UNDECIDED";
}

interface Entering {
  readonly column: number;
  readonly sign: 1 | -1;
  /** How much of the wish one unit brings. */
  readonly gain: number;
}

function enteringFor(simplex: Simplex, { column, amount }: Wish, first: boolean): Entering | null {
  const { size, entries, rowOf } = simplex;
  const sign = amount > 0 ? 1 : -1;
  const row = rowOf[column]!;
  if (row < 0) return room(simplex, column, sign) > tiny ? { column, sign, gain: 1 } : null;
  let best: Entering | null = null;
  for (let c = 0; c < size; c++) {
    const by = entries[row * size + c]!;
    if (Math.abs(by) < 1e-7 || c === column) continue;
    const direction = by * sign < 0 ? 1 : -1;
    const gain = Math.abs(by);
    if ((best !== null && gain <= best.gain + tiny) || room(simplex, c, direction) <= tiny) continue;
    best = { column: c, sign: direction, gain };
    if (first) return best;
  }
  return best;
}

const room = ({ at, least, most }: Simplex, column: number, sign: 1 | -1): number =>
  sign > 0 ? most[column]! - at[column]! : at[column]! - least[column]!;

/** Takes the step as far as the wish or the first bound asks; returns how far. */
function step(simplex: Simplex, { column, sign, gain }: Entering, remaining: number, first: boolean): number {
  const { size, entries, basis, at } = simplex;
  let far = Math.min(room(simplex, column, sign), remaining / gain);
  let [leaving, weight] = [-1, 0];
  for (let r = 0; r < basis.length; r++) {
    const by = entries[r * size + column]!;
    if (Math.abs(by) < 1e-7) continue;
    const limit = Math.max(0, room(simplex, basis[r]!, by * sign < 0 ? 1 : -1)) / Math.abs(by);
    if (limit > far + tiny) continue;
    const isBetter =
      limit < far - tiny || (leaving >= 0 && (first ? basis[r]! < basis[leaving]! : Math.abs(by) > weight));
    if (!isBetter) continue;
    [far, leaving, weight] = [Math.min(far, limit), r, Math.abs(by)];
  }
  if (far > 0) {
    at[column]! += sign * far;
    for (let r = 0; r < basis.length; r++) {
      const by = entries[r * size + column]!;
      if (by !== 0) at[basis[r]!]! -= by * sign * far;
    }
  }
  if (leaving >= 0) exchange(simplex, leaving, column);
  return far;
}

function exchange({ size, entries, basis, rowOf }: Simplex, row: number, column: number): void {
  rowOf[basis[row]!] = -1;
  basis[row] = column;
  rowOf[column] = row;
  eliminate({ size, entries, height: basis.length }, row, column);
}
