import type { SeenRate } from "../fetch/seen.ts";
import type { Relation } from "../solve/table.ts";
import { nameOf, type Shown } from "./cells.ts";
import { breakdownOf, pairsOf } from "./sums.ts";

/** What a rate divides, as its published definition says. */
interface RateRead {
  readonly numerator: string;
  /** Values of one dimension whose sum is the numerator; null: the whole. */
  readonly among: readonly [string, readonly string[]] | null;
  readonly denominator: string;
}

const share = (dataset: string, dimension: string, ...values: string[]): RateRead => ({
  numerator: dataset,
  among: [dimension, values],
  denominator: dataset,
});
const ratio = (numerator: string, denominator: string): RateRead => ({ numerator, among: null, denominator });

/** Rates of figures under a rule; those of open data say nothing that is withheld. */
const read: Readonly<Record<string, RateRead>> = {
  rsaShareOfClaimants: ratio("rsa-households", "claimant-households"),
  professionalPathwayShare: share("orientations", "pathway", "PROFESSIONAL"),
  orientedShare: ratio("adults-oriented", "adults-with-duties"),
  orientedWithinMonthShare: share("orientation-delays", "delay", "LT30"),
  orientedWithinQuarterShare: share("orientation-delays", "delay", "LT30", "D30_89"),
  sanctionsPerAdults: ratio("sanctions", "adults-with-duties"),
  categoryAShare: share("jobseekers", "category", "A"),
  womenShare: share("jobseekers", "sex", "F"),
  under25Share: share("jobseekers", "age", "LT25"),
  over50Share: share("jobseekers", "age", "GE50"),
  dynamicExitRate: share("siae-exits", "exitKind", "LASTING_JOB", "TRANSITION_JOB", "POSITIVE"),
  lastingJobExitRate: share("siae-exits", "exitKind", "LASTING_JOB"),
  fteRealisationRate: ratio("siae-fte-worked", "siae-fte-agreed"),
  rsaShareAtEntry: share("siae-employees", "rsaAtEntry", "YES"),
};

/** A rate and its denominator give back the numerator: per x numerator lies between min and max times the denominator. */
export function rateRelations({ placeOf }: Shown, rates: readonly SeenRate[]): Relation[] {
  return rates.flatMap(({ field, territory, period, breakdown, per, min, max }) => {
    const rate = read[field];
    if (!rate) return [];
    const { numerator, among, denominator } = rate;
    const place = (dataset: string, more: readonly (readonly [string, string])[]) =>
      placeOf.get(nameOf(dataset, period, territory, breakdownOf([...pairsOf(breakdown), ...more])));
    const upper = among ? among[1].map((value) => place(numerator, [[among[0], value]])) : [place(numerator, [])];
    const lower = place(denominator, []);
    const cells = [...upper, lower].filter((cell) => cell !== undefined);
    if (lower === undefined || cells.length <= upper.length) return [];
    const because = `${field} de ${territory} en ${period} : ${min} à ${max}`;
    const above = { cells, times: [...upper.map(() => per), -max], min: Number.NEGATIVE_INFINITY, max: 0 };
    const below = { cells, times: [...upper.map(() => per), -min], min: 0, max: Number.POSITIVE_INFINITY };
    return [above, below].map((one) => ({ kind: "RATES" as const, because, ...one }));
  });
}
