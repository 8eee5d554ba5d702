import { type Costs, listSize, sizedBy } from "@pacte-hub/demand-control/declare";
import { type Dimension, dimensionValues } from "@pacte-hub/schema/model/dimension";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import { writtenOf } from "@pacte-hub/schema/types/dimension.enums";

/** How many periods an institution's series have at most. */
export interface SeriesLength {
  readonly perYear: number;
  readonly since: PeriodCode;
  readonly until: PeriodCode;
  /** Periods of real figures. */
  readonly real: number;
  /** Periods of generated figures; as many as there may be where it is not said. */
  readonly generated?: number;
}

/** By the name of its field, the length of a series; of the others: the usual one. */
export interface SeriesLengths {
  readonly usual: SeriesLength;
  readonly [field: string]: SeriesLength;
}

interface BrokenDown {
  readonly dimensions: readonly (Dimension | { readonly name: Dimension })[];
}

/** Series and rates of an institution's type: a line for each period asked, and each crossing of the dimensions asked. */
export function seriesCosts(
  type: string,
  fields: Readonly<Record<string, BrokenDown>>,
  { usual, ...lengthsByField }: SeriesLengths,
): Costs {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { dimensions }]) => [
      `${type}.${name}`,
      seriesCost(
        lengthsByField[name] ?? usual,
        dimensions.map((dimension) => (typeof dimension === "string" ? dimension : dimension.name)),
      ),
    ]),
  );
}

/** Outcomes of one recommendation, by year. */
export const outcomesCost = ({ dimensions }: BrokenDown): string =>
  seriesCost(
    { perYear: 1, since: "2017", until: "2021", real: 5 },
    dimensions
      .map((dimension) => (typeof dimension === "string" ? dimension : dimension.name))
      .filter((name) => name !== "recommendation"),
  );

function seriesCost(
  { perYear, since, until, real, generated }: SeriesLength,
  dimensions: readonly Dimension[],
): string {
  const mostPeriods = perYear * (Number(until.slice(0, 4)) - Number(since.slice(0, 4)) + 1);
  const crossings = dimensions.map((name) => [writtenOf(name), dimensionValues[name].length]);
  return [
    listSize(mostPeriods),
    `@perPeriod(from: "from", to: "to", perYear: ${perYear}, since: "${since}", until: "${until}")`,
    sizedBy("origin", { REAL: real, DEMONSTRATION: generated ?? mostPeriods }),
    ...(crossings.length > 0 ? [sizedBy("by", Object.fromEntries(crossings))] : []),
  ].join(" ");
}
