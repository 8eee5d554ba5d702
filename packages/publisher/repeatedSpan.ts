import { atLevel } from "@pacte-hub/data/territories";
import { artefact, repeated as limits, thresholds } from "./plausibilityThresholds.ts";
import type { Point } from "./steadiness.ts";
import { type Dated, type Unusual, written } from "./totals.ts";

/** Successive totals that are, one by one, those of as many periods before or after. */
interface Repetition {
  readonly points: readonly Point[];
  readonly of: readonly Point[];
  /** How improbable it is, in logarithms of one chance in so many. */
  readonly evidence: number;
}

/**
 * Months, or quarters, whose totals are one by one those of others of the same series, as lines copied within a file are: each is
 * plausible. How improbable that is depends on how much the series moves meanwhile: one that stands still repeats itself.
 * @param others the Department's total of every other period
 */
export function repeatedSpan({ period, totals }: Dated, others: readonly Point[]): readonly Unusual[] {
  const [department] = atLevel("DEPARTMENT");
  const value = department && totals.get(department.code)?.value;
  if (!department || value === undefined || others.length + 1 < limits.leastPeriods) return [];
  const series = [...others, { period, value }].toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const at = series.findIndex((point) => point.period === period);
  const lags = series.map((_, other) => other - at).filter((lag) => lag !== 0);
  const [surest] = lags
    .map((lag) => repetitionAt(series, at, lag))
    .filter(({ points, evidence }) => points.length >= limits.leastRun && evidence > limits.evidence)
    .toSorted((one, other) => other.evidence - one.evidence);
  if (!surest) return [];
  const { points, of } = surest;
  const figures = points.slice(0, limits.mostTold).map((point) => written(point.value));
  const sentence = `de ${points[0]?.period} à ${points.at(-1)?.period}, ${department.name} : ${figures.join(", ")}${points.length > figures.length ? "…" : ""}, un à un les chiffres de ${of[0]?.period} à ${of.at(-1)?.period} : des lignes ont peut-être été recopiées.`;
  return [{ sentence: `${period} : ${sentence}`, isGross: true }];
}

/** The longest run about a period of totals that are those of so many periods away. */
function repetitionAt(series: readonly Point[], at: number, lag: number): Repetition {
  const isSame = (one: number) => {
    const [own, other] = [series[one], series[one + lag]];
    // Lines that were all shifted have replaced, one by one, the figures that they now bear.
    const isOther = own?.value === other?.value || own?.value === other?.before;
    return own !== undefined && isOther && own.value >= thresholds.leastWeighed;
  };
  let [from, to] = [at, at];
  if (isSame(at)) {
    while (isSame(from - 1)) from -= 1;
    while (isSame(to + 1)) to += 1;
  } else to = at - 1;
  const points = series.slice(from, to + 1);
  const apart = series.flatMap(({ value }, one) => {
    const other = series[one + lag];
    return other && (one < from || one > to) ? [Math.abs(value - (other.before ?? other.value))] : [];
  });
  return { points, of: series.slice(from + lag, to + 1 + lag), evidence: points.length * surprise(apart, series) };
}

/** How improbable it is that two totals are the same, by how far apart others of the series are: a fourth of them less. */
function surprise(apart: readonly number[], series: readonly Point[]): number {
  if (apart.length < limits.leastApart) return 0;
  const usual = apart.toSorted((a, b) => a - b)[Math.floor(apart.length / 4)] ?? 0;
  const step = artefact.coarserSteps.find((one) => series.every(({ value }) => value % one === 0)) ?? 1;
  return Math.log((2 * usual) / step + 1);
}
