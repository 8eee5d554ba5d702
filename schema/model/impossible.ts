import { breakdownText, type Dimension, dimensionValues } from "./dimension.ts";
import { type Day, type PeriodCode, periodOf } from "./period.ts";

/**
 * A value of a dimension that nobody a dataset counts can have, by definition or by law: told to everybody whatever the
 * counts are, and never found out from them, so its cells are no secret and hide nothing.
 */
export interface Impossible {
  readonly dimension: Dimension;
  readonly value: string;
  /** The day from which it may exist; null: it never may. */
  readonly before: Day | null;
  /** French, with the text that says so. */
  readonly because: string;
}

/** Those that no figure of a whole period can be of. */
export function impossibleIn(crossings: readonly Impossible[], period: PeriodCode): readonly Impossible[] {
  const last = periodOf(period)?.last;
  return crossings.filter(({ before }) => before === null || (last !== undefined && last < before));
}

/** The first of them that a breakdown names, if any. */
export const impossibleAt = (crossings: readonly Impossible[], breakdown: string): Impossible | undefined =>
  crossings.find(({ dimension, value }) => breakdown.split(";").includes(`${dimension}=${value}`));

/** The values of a dimension that a figure may be of. */
export const possibleValues = (crossings: readonly Impossible[], name: Dimension): readonly string[] =>
  dimensionValues[name].filter(
    (value) => !crossings.some((crossing) => crossing.dimension === name && crossing.value === value),
  );

/** Every crossing of some dimensions that names an impossible value. */
export function impossibleCrossings(
  impossible: readonly Impossible[],
  dimensions: readonly Dimension[],
): readonly string[] {
  const crossings = dimensions.reduce<Readonly<Record<string, string>>[]>(
    (partial, name) =>
      partial.concat(
        partial.flatMap((crossing) => dimensionValues[name].map((value) => ({ ...crossing, [name]: value }))),
      ),
    [{}],
  );
  return crossings.map(breakdownText).filter((breakdown) => impossibleAt(impossible, breakdown));
}
