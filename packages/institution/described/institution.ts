import { join } from "node:path";
import { pactInService } from "@pacte-hub/data/pactInService";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import { type DescribedDataset, readDescribed } from "@pacte-hub/server/joinedPartners";
import type { Indicator, Institution, ShippedDataset } from "../config.ts";
import { type DisclosureRule, disclosureRules, suppression } from "../disclosureRules.ts";

/** An institution that its description suffices to serve. @throws OperatorError PARTNER_REFUSED where the folder holds none */
export function institutionIn(folder: string): Institution {
  const { id, publishes } = readDescribed(folder);
  const { datasets, decidesByTwo } = publishes;
  const rules = disclosureRules(id, Object.fromEntries(datasets.map((dataset) => [dataset.id, ruleOf(dataset)])));
  return {
    partner: partnerOf(id),
    indicators: datasets.map(indicatorOf),
    ...rules,
    shipped: datasets.flatMap((dataset) => shippedOf(dataset, folder)),
    invented: datasets.flatMap(({ id: dataset, invented }) =>
      invented.map(({ file, period }) => ({ dataset, file: join(folder, file), period })),
    ),
    registers: [],
    decidesByTwo,
  };
}

/** What a dataset of a description is to everyone else. */
export const indicatorOf = ({
  id,
  title,
  definition,
  unit,
  measure,
  regime,
  finest,
  producer,
  periods,
  columns,
  silence,
  roundedTo,
  dimensions,
}: DescribedDataset): Indicator => ({
  id,
  title,
  definition,
  unit,
  measure,
  regime,
  finest,
  producer,
  periods,
  columns,
  counts: "VALUE",
  silence,
  roundedTo,
  dimensions: dimensions as Indicator["dimensions"],
});

function ruleOf({ policy, unlockedBy }: DescribedDataset): DisclosureRule {
  const rule = policy.kind === "NONE" ? policy : { ...suppression, k: policy.k };
  const opening = unlockedBy === "PACT" ? () => pactInService.convention : unlockedBy;
  return {
    policy: rule,
    generated: policy.kind === "NONE" ? suppression : { ...suppression, k: policy.k },
    ...(opening !== undefined && { unlockedBy: opening }),
  };
}

const shippedOf = ({ id: dataset, shipped }: DescribedDataset, folder: string): readonly ShippedDataset[] =>
  shipped.map(({ file, correction, ...rest }) => ({
    dataset,
    file: join(folder, file),
    ...rest,
    ...(correction !== undefined && { correction }),
  }));
