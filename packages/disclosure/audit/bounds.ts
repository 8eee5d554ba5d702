import type { Bounds } from "@pacte-hub/schema/model/observation";
import type { CellId, PublishedTable } from "../problem.ts";
import type { Solver } from "../solver.ts";
import { intervalsOf } from "./intervals.ts";
import { tighten } from "./tighten.ts";
import { viewOfGrain } from "./view.ts";

/** Up to this many withheld cells of a grain, bounds are exact; beyond, each equation by itself must do. */
const exactUpTo = 60;

/**
 * What a reader can compute of each withheld cell from its grain and coarser ones alone: so the bounds tell nothing of
 * cells he may not see. Always certain; a cell that nothing bounds above has none.
 */
export function boundsByGrain(solver: Solver, table: PublishedTable): Map<CellId, Bounds> {
  const bounds = new Map<CellId, Bounds>();
  for (const grain of new Set(table.cells.map((cell) => cell.grain.join()))) {
    for (const [id, { min, max }] of boundsOf(solver, table, grain)) {
      if (Number.isFinite(max)) bounds.set(id, { min, max });
    }
  }
  return bounds;
}

function boundsOf(solver: Solver, table: PublishedTable, grain: string): [CellId, Bounds][] {
  const view = viewOfGrain(table, grain === "" ? [] : grain.split(",").map(Number));
  tighten(view);
  const withheldIds = new Set(
    table.cells.filter((cell) => cell.grain.join() === grain && cell.status === "WITHHELD").map(({ id }) => id),
  );
  const cells = [...view.ids.keys()].filter((i) => withheldIds.has(view.ids[i]!));
  const intervals =
    cells.length <= exactUpTo
      ? intervalsOf(solver, view, cells)
      : cells.map((cell) => ({ cell, min: view.low[cell]!, max: view.high[cell]! }));
  return intervals.map(({ cell, min, max }) => [view.ids[cell]!, { min, max }]);
}
