import type { DatasetEntry, RateEntry } from "./datasets.ts";

/**
 * Whether the real figures that a rate divides are published: both of its datasets, and the breakdown whose codes its numerator
 * adds up. A rate without them is a definition alone.
 * @param datasets of every institution
 */
export function publishedParts(datasets: readonly DatasetEntry[]): (rate: RateEntry) => boolean {
  const published = new Map(
    datasets.filter(({ periods }) => periods.length > 0).map((dataset) => [dataset.id, dataset]),
  );
  return ({ numerator, among, denominator }) => {
    const numeratorDataset = published.get(numerator);
    if (!numeratorDataset || (denominator !== null && !published.has(denominator))) return false;
    const codes = numeratorDataset.dimensions
      .filter(({ isPublished }) => isPublished !== false)
      .flatMap(({ values }) => values.map(({ code }) => code));
    return among.every((code) => codes.includes(code));
  };
}
