import type { PublishedTable, ReleasedCell } from "../problem.ts";

/**
 * For tests: all whole tables a reader may believe, found by trying every one, with no solver and none of our cleverness.
 * `highest` is the largest value tried in a finest cell. Finest cells are those no equation gives as a sum; every other
 * cell must be the -1 of an equation whose parts are +1.
 */
export function believable(table: PublishedTable, highest: number): Map<string, number>[] {
  const leaves = table.cells.filter(({ id }) => partsOf(table, id) === undefined).map(({ id }) => id);
  const limits = table.cells.map((cell) => ({
    ...intervalOf(cell, table),
    over: leavesUnder(table, cell.id).map((id) => leaves.indexOf(id)),
  }));
  const tablesFound: Map<string, number>[] = [];
  tryLeaf([]);
  return tablesFound;

  function tryLeaf(values: readonly number[]): void {
    if (values.length === leaves.length) {
      const valueById = new Map(
        table.cells.map(({ id }, c) => [id, limits[c]!.over.reduce((sum, leaf) => sum + values[leaf]!, 0)]),
      );
      if (agrees(table, valueById)) tablesFound.push(valueById);
      return;
    }
    for (let value = 0; value <= highest; value++) {
      const next = [...values, value];
      if (limits.every((limit) => mayGoOn(limit, next))) tryLeaf(next);
    }
  }
}

/** The guarded cells that no believable table takes to where the guarantee wants them. */
export function disclosedIn(table: PublishedTable, highest: number): string[] {
  const tables = believable(table, highest);
  return table.cells.flatMap(({ id, guard, status }) => {
    if (guard === null) return [];
    const values = tables.map((tableValues) => tableValues.get(id)!);
    const isSafe = values.some((v) => v <= guard.reachDown) && values.some((v) => v >= guard.reachUp);
    return isSafe && status !== "PUBLISHED" ? [] : [id];
  });
}

interface Limit {
  readonly min: number;
  readonly max: number;
  /** The finest cells that add up to it, by number. */
  readonly over: readonly number[];
}

function mayGoOn({ min, max, over }: Limit, values: readonly number[]): boolean {
  const last = values.length - 1;
  if (!over.includes(last)) return true;
  const sum = over.reduce((total, leaf) => total + (values[leaf] ?? 0), 0);
  return sum <= max && (sum >= min || over.some((leaf) => leaf > last));
}

function partsOf({ relations }: PublishedTable, id: string): string[] | undefined {
  const sum = relations.find(
    ({ terms, min, max }) => min === 0 && max === 0 && terms.some((t) => t.cell === id && t.times === -1),
  );
  return sum?.terms.filter(({ times }) => times === 1).map(({ cell }) => cell);
}

function leavesUnder(table: PublishedTable, id: string): string[] {
  const parts = partsOf(table, id);
  return parts === undefined ? [id] : parts.flatMap((part) => leavesUnder(table, part));
}

/** The two ways of adding up a margin must agree, and every inequality hold. */
const agrees = ({ relations }: PublishedTable, valueById: ReadonlyMap<string, number>): boolean =>
  relations.every(({ terms, min, max }) => {
    const sum = terms.reduce((total, { cell, times }) => total + times * valueById.get(cell)!, 0);
    return sum >= min && sum <= max;
  });

function intervalOf({ status, value, id, total, decided }: ReleasedCell, { rules }: PublishedTable) {
  if (status === "PUBLISHED") return { min: value!, max: value! };
  if (status === "WITHHELD")
    return { min: rules.emptyShown && !decided && id === total ? 1 : 0, max: Number.POSITIVE_INFINITY };
  const step = rules.roundedTo!;
  const min = value === 0 ? 0 : value === step ? rules.k! : value! - step + 1;
  return { min, max: value! + step - 1 };
}
