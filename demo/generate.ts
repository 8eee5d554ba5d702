import { once } from "@pacte-hub/data/once";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import { caf } from "./caf.ts";
import type { CountedDataset, DemonstrationDataset } from "./dataset.ts";
import { department } from "./department.ts";
import { outcomeDatasets } from "./outcomes.ts";
import { poleEmploi } from "./pole-emploi.ts";
import { siae } from "./siae.ts";

const datasets = once((): readonly CountedDataset[] => [
  ...caf(),
  ...poleEmploi(),
  ...siae,
  ...department,
  ...outcomeDatasets,
]);

/** Every dataset of the demonstration, and the periods it may be asked for. */
export const demonstrationDatasets = once((): readonly DemonstrationDataset[] =>
  datasets().map(({ count: _, ...dataset }) => dataset),
);

/**
 * The invented counts of a dataset for a period: the same ones every time. A period that real data cover is a fault of
 * the caller, and is refused.
 */
export function generate(dataset: string, period: PeriodCode): readonly Part[] {
  const described = datasets().find((candidate) => candidate.dataset === dataset);
  if (!described) throw new RangeError(`no dataset of the demonstration: ${dataset}`);
  if (!described.periods.includes(period)) throw new RangeError(`${dataset} is not generated for ${period}`);
  return described.count(period);
}
