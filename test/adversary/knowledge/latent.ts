import type { SeenTerritory } from "../fetch/seen.ts";
import type { Cell } from "../solve/table.ts";
import { nameOf, type Shown } from "./cells.ts";
import { pairsOf } from "./sums.ts";

/**
 * Cells that a table does not show but must hold: where a department is broken down and its EPCI are told as totals only,
 * the crossing of both exists all the same, and registers bear on it. They are reckoned with, and nobody's promise.
 */
export function withLatentCells(shown: Shown, territories: readonly SeenTerritory[]): Shown {
  const levelOf = new Map(territories.map(({ code, level }) => [code, level]));
  const cells = [...shown.cells];
  const placeOf = new Map(shown.placeOf);
  for (const table of tablesOf(shown.cells)) {
    const whole = table.filter(({ territory }) => levelOf.get(territory) === "DEPARTMENT");
    const parts = table.filter(({ territory, breakdown }) => levelOf.get(territory) === "EPCI" && breakdown === "");
    for (const part of parts) {
      for (const { breakdown, dataset, period, isCount, policy } of whole) {
        const id = nameOf(dataset, period, part.territory, breakdown);
        if (placeOf.has(id)) continue;
        placeOf.set(id, cells.length);
        const place = { id, dataset, period, territory: part.territory, breakdown };
        cells.push({ ...place, isWithheld: false, isCount, low: 0, high: part.high, policy });
      }
    }
  }
  return { ...shown, cells, placeOf };
}

/** Tables with a breakdown, one for each dataset and period. */
function tablesOf(cells: readonly Cell[]): Cell[][] {
  const tables = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = `${cell.dataset}|${cell.period}`;
    const table = tables.get(key) ?? [];
    tables.set(key, table);
    table.push(cell);
  }
  return [...tables.values()].filter((table) => table.some(({ breakdown }) => pairsOf(breakdown).length > 0));
}
