import type { Propagated } from "./propagate.ts";
import { hair, type Knowledge } from "./table.ts";

/** A piece of the puzzle that nothing still open ties to another: its unknown cells, and the relations among them. */
export interface Component {
  readonly cells: readonly number[];
  readonly relations: readonly number[];
}

/** Splits what propagation left open; relations that can no longer bind are left out. */
export function componentsOf({ cells, relations }: Knowledge, { low, high }: Propagated): Component[] {
  const isOpen = (cell: number) => high[cell]! - low[cell]! > hair;
  const root = Int32Array.from(cells, (_, at) => at);
  const find = (cell: number): number => {
    let at = cell;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  const binding: { readonly relation: number; readonly first: number }[] = [];
  relations.forEach((relation, at) => {
    const open = relation.cells.filter(isOpen);
    const [first] = open;
    if (first === undefined || !canBind(relation, low, high)) return;
    for (const cell of open) root[find(cell)] = find(first);
    binding.push({ relation: at, first });
  });
  const byRoot = new Map<number, { cells: number[]; relations: number[] }>();
  cells.forEach((_, cell) => {
    if (!isOpen(cell)) return;
    const at = find(cell);
    const one = byRoot.get(at) ?? { cells: [], relations: [] };
    one.cells.push(cell);
    byRoot.set(at, one);
  });
  for (const { relation, first } of binding) byRoot.get(find(first))?.relations.push(relation);
  return [...byRoot.values()];
}

function canBind(
  { cells, times, min, max }: Knowledge["relations"][number],
  low: Float64Array,
  high: Float64Array,
): boolean {
  let [least, most] = [0, 0];
  cells.forEach((cell, at) => {
    const t = times[at]!;
    least += t > 0 ? t * low[cell]! : t * high[cell]!;
    most += t > 0 ? t * high[cell]! : t * low[cell]!;
  });
  return least < min - hair || most > max + hair;
}
