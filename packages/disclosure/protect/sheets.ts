import type { Pattern } from "./pattern.ts";

/**
 * How cells lie in the sheets of their territories. A sheet is all the cells of one total; in a sub-problem, cells at
 * the same place of sheets of the same length are taken to be alike. That is only where the walk looks: a step is
 * judged by the relations.
 */
export interface Sheets {
  /** The cell and the margins of its sheet it counts in. */
  readonly chain: readonly (readonly number[])[];
  /** The finest cells that count in the cell, itself when it is finest. */
  readonly leavesUnder: readonly (readonly number[])[];
  /** The finest cells of the same sheet, in order. */
  readonly siblings: readonly (readonly number[])[];
  /** The cell at the same place of each like sheet of the sub-problem. */
  readonly alike: readonly (readonly number[])[];
}

export function sheetsOf(pattern: Pattern): Sheets {
  const { rows } = pattern.layout;
  const sheets = sheetsByRows.get(rows) ?? drawSheets(pattern);
  sheetsByRows.set(rows, sheets);
  return sheets;
}

// They hang on cells and relations only, and each part of a table is walked anew.
const sheetsByRows = new WeakMap<Rows, Sheets>();

function drawSheets({ problem, layout }: Pattern): Sheets {
  const { cells } = problem;
  const parents = parentsOf(layout.rows, (i) => cells[i]?.total);
  const chain = layout.ids.map((_, i) => closure(i, parents));
  const leavesUnder: number[][] = layout.ids.map(() => []);
  const isParent = new Set(parents.flat());
  const leaves = cells.map((_, i) => i).filter((i) => !isParent.has(i));
  for (const leaf of leaves) for (const cell of chain[leaf]!) leavesUnder[cell]!.push(leaf);
  const sheets = [...groups(leaves, (i) => cells[i]!.total).values()];
  const siblings: number[][] = layout.ids.map(() => []);
  for (const sheet of sheets) for (const leaf of sheet) siblings[leaf] = sheet;
  return {
    chain,
    leavesUnder,
    siblings,
    alike: alikeOf(sheets, (pattern) => cells[pattern]!.block, layout.ids.length),
  };
}

type Rows = Pattern["layout"]["rows"];

/** The margins a cell adds into, inside its sheet: the one cell of the equation with the opposite sign. */
function parentsOf(rows: Rows, sheetOf: (cell: number) => string | undefined): number[][] {
  const parents: number[][] = [];
  for (const { cells, times, min, max } of rows) {
    const negative = [...cells.keys()].filter((t) => times[t]! < 0);
    const sheet = sheetOf(cells[0]!);
    if (min !== max || negative.length !== 1 || sheet === undefined) continue;
    if (cells.some((cell) => sheetOf(cell) !== sheet)) continue;
    const parent = cells[negative[0]!]!;
    cells.forEach((cell) => {
      if (cell === parent) return;
      parents[cell] ??= [];
      parents[cell].push(parent);
    });
  }
  return parents;
}

function closure(cell: number, parents: readonly (readonly number[] | undefined)[]): number[] {
  const closed = new Set([cell]);
  for (const member of closed) for (const parent of parents[member] ?? []) closed.add(parent);
  return [...closed];
}

function alikeOf(sheets: readonly number[][], blockOf: (cell: number) => string, size: number): number[][] {
  const alike: number[][] = Array.from({ length: size }, () => []);
  for (const like of groups(sheets, (sheet) => `${sheet.length} ${blockOf(sheet[0]!)}`).values()) {
    for (let place = 0; place < like[0]!.length; place++) {
      const column = like.map((sheet) => sheet[place]!);
      for (const cell of column) alike[cell] = column;
    }
  }
  return alike;
}

function groups<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = grouped.get(key);
    if (group) group.push(value);
    else grouped.set(key, [value]);
  }
  return grouped;
}
