import type { PeriodCode } from "@pacte-hub/schema/model/period";
import { yearsBetween } from "./formerTotals.ts";
import { series as limits } from "./plausibilityThresholds.ts";
import type { Unusual } from "./totals.ts";

/** What was published of a series before. */
interface Series {
  /** Each once. */
  readonly periods: readonly PeriodCode[];
}

/**
 * A period that the series never had: a June in a series of Decembers, or one that is years away from all others, of which a
 * year was mistyped.
 */
export function unusualPeriod(period: PeriodCode, { periods }: Series): readonly Unusual[] {
  const others = periods.filter((one) => one !== period);
  if (others.length < limits.leastPeriods || others.length < periods.length) return [];
  const places = new Set(others.map(placeOf));
  const isElsewhere =
    !places.has(placeOf(period)) &&
    places.size <= limits.mostPlaces &&
    others.length >= limits.leastOfEach * places.size;
  const nearest = Math.min(...others.map((other) => yearsBetween(other, period)));
  const [first, last] = [others.toSorted()[0], others.toSorted().at(-1)];
  const told = (why: string): Unusual => ({
    sentence: `${period} : ${why} Ce jeu en a ${others.length}, de ${first} à ${last}.`,
    isGross: true,
    code: "UNUSUAL_PERIOD",
  });
  if (isElsewhere) return [told(`cette série n'a que des périodes en ${[...places].toSorted().join(", ")}.`)];
  return nearest > limits.mostYears ? [told("cette période est loin de toutes celles de la série.")] : [];
}

/** "2024-12" is "12" of its year; a year has one place. */
const placeOf = (period: PeriodCode): string => period.slice(5);
