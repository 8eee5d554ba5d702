import { readDescribed } from "@pacte-hub/server/joinedPartners";
import type { Indicator } from "../config.ts";
import { publisherGraph } from "../graphql/publisherGraph.ts";
import type { SeriesLengths } from "../graphql/seriesCosts.ts";
import type { Graph } from "../server/buildSchema.ts";
import { indicatorOf } from "./institution.ts";

/** The part of the graph of an institution that its description suffices to serve. @throws OperatorError PARTNER_REFUSED */
export function graphIn(folder: string): Graph {
  const { field, short, publishes } = readDescribed(folder);
  const { subject, presentation, datasets } = publishes;
  const indicators: Record<string, Indicator> = {};
  const lengths: Record<string, DescribedLength> = {};
  for (const dataset of datasets) {
    const { generated, ...length } = dataset.length;
    indicators[dataset.field] = indicatorOf(dataset);
    lengths[dataset.field] = { ...length, ...(generated !== undefined && { generated }) };
  }
  const [usual] = Object.values(lengths) as [DescribedLength];
  return publisherGraph({
    field,
    name: short,
    subject,
    presentation,
    indicators,
    rates: {},
    lengths: { ...lengths, usual },
  }) as Graph;
}

type DescribedLength = SeriesLengths["usual"];
