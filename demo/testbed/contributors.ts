import { communesOf, containing } from "@pacte-hub/data/territories";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { marginsOf } from "../breakdown.ts";
import { contributions } from "../siae.ts";

/** The organisations behind a cell: how many, and what the largest of them holds of it (0 to 1). */
export interface CellContributors {
  readonly territory: TerritoryCode;
  /** A leaf, or a total: dimensions left out are totalled, "" totals all. */
  readonly breakdown: string;
  readonly number: number;
  readonly largestShare: number;
}

/**
 * The contributors of every cell that is not zero, of each EPCI and of the department, totals included. A structure in
 * two cells is one contributor of their total, so totals cannot be had from the leaves: they are counted here.
 */
export function contributors(dataset: string, period: PeriodCode): readonly CellContributors[] {
  const byCell = new Map<string, Map<string, number>>();
  for (const { territory, breakdown, value, contributor } of contributions(dataset, period)) {
    for (const cell of [territory, departmentOf(territory)].flatMap((place) =>
      marginsOf(breakdown).map((margin) => `${place}|${margin}`),
    )) {
      const values = byCell.get(cell) ?? new Map<string, number>();
      byCell.set(cell, values.set(contributor, (values.get(contributor) ?? 0) + value));
    }
  }
  return [...byCell].map(([cell, values]) => ({ ...placed(cell), ...weighed([...values.values()]) }));
}

function departmentOf(epci: TerritoryCode): TerritoryCode {
  return containing(communesOf.get(epci)?.[0] ?? "").at(-1) ?? "";
}

function placed(cell: string): Pick<CellContributors, "territory" | "breakdown"> {
  const [territory = "", breakdown = ""] = cell.split("|");
  return { territory, breakdown };
}

function weighed(values: readonly number[]): Pick<CellContributors, "number" | "largestShare"> {
  const total = values.reduce((total, value) => total + value, 0);
  return { number: values.length, largestShare: Math.max(...values) / total };
}
