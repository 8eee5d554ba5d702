import type { FigureText } from "../hub/figure.ts";

/** A scale that several small drawings share, so that they can be compared. */
export interface Scale {
  /** Every period there is, oldest first, one step apart: a period that a series lacks is a gap in its line. */
  readonly periods: readonly string[];
  /** From zero, or from under the least. */
  readonly least: number;
  readonly most: number;
}

/** The scale of these series: their values, and the intervals around them. */
export function scaleOf(allSeries: readonly (readonly FigureText[])[], fromZero = true): Scale {
  const ends = allSeries.flatMap((series) =>
    series.flatMap(({ value, plausible }) => [value, plausible?.min, plausible?.max].filter((end) => end != null)),
  );
  const periods = [...new Set(allSeries.flatMap((series) => series.map(({ period }) => period)))].sort();
  const [leastEnd, mostEnd] = [Math.min(...ends), Math.max(...ends)];
  const air = (mostEnd - leastEnd || mostEnd || 1) * 0.08;
  return { periods, least: fromZero ? 0 : leastEnd - air, most: mostEnd + air };
}

/** Each run of periods that follow one another and have a value, as [place, value]: what is missing is no line. */
export function runsOf(
  series: readonly FigureText[],
  periods: readonly string[],
): readonly (readonly [number, number])[][] {
  const at = new Map(series.map((figure) => [figure.period, figure.value]));
  const runs: [number, number][][] = [[]];
  periods.forEach((period, place) => {
    const value = at.get(period) ?? null;
    if (value === null) runs.push([]);
    else runs.at(-1)?.push([place, value]);
  });
  return runs.filter((run) => run.length > 0);
}

const width = 100;
const height = 32;

interface Props {
  readonly series: readonly FigureText[];
  readonly scale: Scale;
  /** Of the whole, drawn behind in grey. */
  readonly reference?: readonly FigureText[];
  /** What it says, where it stands alone in its cell; else it decorates the number that it leads to. */
  readonly alt?: string;
}

/** A line without an axis, beside the number that it leads to. */
export function Spark({ series, scale, reference = [], alt }: Props) {
  const { periods, least, most } = scale;
  const x = (place: number): number => (periods.length < 2 ? width / 2 : (place / (periods.length - 1)) * width);
  const y = (value: number): number => height - ((value - least) / (most - least || 1)) * height;
  const pathOf = (figures: readonly FigureText[]): string =>
    runsOf(figures, periods)
      .map((run) =>
        run.map(([place, value], at) => `${at ? "L" : "M"}${x(place).toFixed(1)} ${y(value).toFixed(1)}`).join(""),
      )
      .join("");
  const last = runsOf(series, periods).at(-1)?.at(-1);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its label is its title, where it says something
    <svg
      class="spark"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      {...(alt ? { role: "img", "aria-label": alt } : { "aria-hidden": "true" })}
      focusable="false"
    >
      {reference.length > 0 && <path d={pathOf(reference)} fill="none" stroke="var(--soft)" stroke-opacity="0.55" />}
      <path d={pathOf(series)} fill="none" stroke="currentColor" stroke-width="1.75" stroke-linejoin="round" />
      {last && (
        <path
          d={`M${x(last[0]).toFixed(1)} ${y(last[1]).toFixed(1)}h0`}
          stroke="currentColor"
          stroke-width="6"
          stroke-linecap="round"
        />
      )}
    </svg>
  );
}

/** A length from zero beside the number that it shows; nothing is drawn of what has no value. */
export const Measure = ({ value, most }: { readonly value: number | null; readonly most: number }) => (
  <svg class="measure" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    {value !== null && <rect width={((value / (most || 1)) * 100).toFixed(1)} height="8" />}
  </svg>
);
