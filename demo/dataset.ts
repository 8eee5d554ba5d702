import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { DatasetId, Measure, Unit } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import { breakdownOf, type Cells, type Dimension, leavesOf } from "./breakdown.ts";
import { epcis } from "./observed.ts";
import { type Quarter, quarterOf } from "./quarter.ts";

/** A dataset of the demonstration: what it counts, and the periods it is generated for. */
export interface DemonstrationDataset {
  readonly institution: PartnerId;
  readonly dataset: DatasetId;
  readonly unit: Unit;
  readonly measure: Measure;
  readonly grain: "EPCI" | "COMMUNE";
  /** In alphabetical order, as in breakdowns. */
  readonly dimensions: readonly Dimension[];
  readonly periods: readonly PeriodCode[];
}

/** A dataset and how its parts are counted. */
export interface CountedDataset extends DemonstrationDataset {
  readonly count: (period: PeriodCode) => readonly Part[];
}

type CountIn = (epci: TerritoryCode, at: Quarter) => Cells | number;

/** Counts a dataset by EPCI and quarter; every leaf has its part, zeros too. */
export function byEpci(described: DemonstrationDataset, countIn: CountIn): CountedDataset {
  const leaves = leavesOf(described.dimensions);
  const count = (period: PeriodCode): Part[] =>
    epcis().flatMap((territory) => {
      const countOrCells = countIn(territory, quarterOf(period));
      const cells = typeof countOrCells === "number" ? new Map([["", countOrCells]]) : countOrCells;
      return leaves.map((breakdown) => ({ territory, breakdown, value: cells.get(breakdown) ?? missing(breakdown) }));
    });
  return { ...described, count };
}

/** The cells of one dimension, from the counts of its values. */
export function cellsOf(name: string, counts: Readonly<Record<string, number>>): Cells {
  return new Map(Object.entries(counts).map(([value, count]) => [breakdownOf({ [name]: value }), count]));
}

function missing(breakdown: string): never {
  throw new Error(`the model says nothing of ${breakdown}`);
}
