import { type DescribedCount, type PartnerId, partnerIds, partnerOf } from "../../model/partner.ts";
import type { DatasetId } from "../../model/release.ts";
import type { Count, Disjunction, Inclusion, Population, PopulationId } from "./population.ts";

/** What institutions that joined this installation say that their datasets count: as much a part of the model as what is written here. */
const described: readonly (DescribedCount & { readonly partner: PartnerId })[] = partnerIds
  .map(partnerOf)
  .flatMap(({ id, concepts = [] }) => concepts.map((concept) => ({ ...concept, partner: id })));

export const describedPopulations: Readonly<Record<PopulationId, Population>> = Object.fromEntries(
  described.map(({ unit, population: { id, definition } }) => [id, { unit, definition }]),
);

export const describedCounts: Readonly<Record<DatasetId, Count>> = Object.fromEntries(
  described.map(({ dataset, partner, population, measure, by }) => [
    dataset,
    { partner, population: population.id, measure, by },
  ]),
);

const wholes = described.flatMap(({ population: { id, partOf = [] } }) =>
  partOf.map((inclusion) => ({ ...inclusion, part: id })),
);

export const describedInclusions: readonly Inclusion[] = wholes.map(({ part, whole, because }) => ({
  part,
  whole,
  because,
}));

export const describedDisjunctions: readonly Disjunction[] = wholes.flatMap(
  ({ part, whole, because, apartFrom = [] }) =>
    apartFrom.length > 0 ? [{ parts: [part, ...apartFrom], whole, because }] : [],
);
