import { populationNear } from "@pacte-hub/data/territories";
import { type Breakdown, type Dimension, dimensions } from "@pacte-hub/schema/model/dimension";
import type { Observation } from "@pacte-hub/schema/model/observation";
import { type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";
import type { Rate, Term } from "@pacte-hub/schema/model/rate";
import type { Dataset } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { comparability } from "@pacte-hub/schema/rules/comparability";
import { isPartOf } from "@pacte-hub/schema/rules/concepts/relations";
import { populationTerm, termIn } from "@pacte-hub/schema/rules/crossRate";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { parted, rateOf, sumOf } from "@pacte-hub/schema/rules/rate";
import { dimensionNamed, writtenOf } from "@pacte-hub/schema/types/dimension.enums";
import type { SeriesArgs } from "@pacte-hub/schema/types/series.args";
import { refusalError } from "@pacte-hub/server/refusalError";
import type { Indicator } from "../config.ts";
import type { Context } from "../server/context.ts";
import { querySeries, type WrittenAsk } from "./querySeries.ts";

/** A rate an institution gives of what it publishes: data, not code. */
export interface RateRead {
  readonly id: string;
  /** French, with what is divided by what. */
  readonly definition: string;
  /** French, without the figure: "sorties dynamiques pour 100 sorties constatées". */
  readonly unit: string;
  readonly per: number;
  readonly numerator: Indicator;
  /** Which values of a dimension the numerator adds up; null for its total. */
  readonly among: { readonly dimension: Dimension; readonly values: readonly string[] } | null;
  readonly denominator: Indicator | "POPULATION";
  /** Below it the rate is not given (TOO_FEW). */
  readonly leastDenominator: number;
  /** By what both sides may be broken down together. */
  readonly dimensions: readonly Dimension[];
}

/** Where a rate's terms come from: a territory's own, or what is added up for a zone. */
export interface RateSource {
  readonly series: (context: Context, ask: WrittenAsk) => Promise<readonly Observation[]>;
  readonly population: typeof populationNear;
}
const ofTerritories: RateSource = { series: querySeries, population: populationNear };

interface RateQuery {
  readonly rate: RateRead;
  readonly code: TerritoryCode;
  readonly args: SeriesArgs;
}

/**
 * A rate's series, from published cells only, through the request's own loader.
 * @throws NOT_BROKEN_DOWN, or what the series themselves refuse.
 */
export async function askRate(
  context: Context,
  { rate, code, args }: RateQuery,
  source: RateSource = ofTerritories,
): Promise<readonly Rate[]> {
  const by = byIn(args, rate);
  const among = rate.among ? [...by, rate.among.dimension] : by;
  const queryTerm = (indicator: Indicator, broken: readonly string[]) =>
    source.series(context, { indicator, code, args: { ...args, by: broken } });
  const [parts, wholes] = await Promise.all([
    queryTerm(rate.numerator, among),
    rate.denominator === "POPULATION" ? null : queryTerm(rate.denominator, by),
  ]);
  const place = placeWithout(rate.among?.dimension ?? null);
  const denominators = new Map((wholes ?? []).map((denominator) => [place(denominator), denominator]));
  return [...grouped(parts, place)].flatMap(([at, cells]) => {
    const sides = sidesOf(
      rate,
      cells,
      wholes === null ? populationOf(source, code, cells[0]?.period) : denominators.get(at),
    );
    return sides ? [publishedRate(rate, sides)] : [];
  });
}

function byIn({ by }: SeriesArgs, { id, dimensions }: RateRead): readonly Dimension[] {
  return [...new Set(by ?? [])].map((word) => {
    const name = dimensionNamed(word);
    if (name && dimensions.includes(name)) return name;
    throw refusalError({
      code: "NOT_BROKEN_DOWN",
      dataset: id,
      datasetTitle: null,
      by: word,
      known: dimensions.map(writtenOf),
    });
  });
}

/** Where a cell stands, but for the dimension the numerator is added up over. */
const placeWithout = (summed: Dimension | null) => (cell: Observation) =>
  [cell.period, ...dimensions.map((name) => (name === summed ? null : cell[name]))].join("|");

interface Sides {
  readonly numerator: Term;
  readonly denominator: Term;
  readonly rest: Term | null;
  readonly observations: readonly [Observation, ...Observation[]];
}

/** undefined where the denominator is not published at all, or the numerator lacks a cell. */
function sidesOf(
  rate: RateRead,
  cells: readonly Observation[],
  denominatorCell: Observation | Term | undefined,
): Sides | undefined {
  const isIn = (cell: Observation) => !rate.among || rate.among.values.includes(cell[rate.among.dimension] ?? "");
  const [first, ...otherCells] = cells.filter(isIn);
  if (!denominatorCell || !first || otherCells.length + 1 < (rate.among?.values.length ?? 1)) return undefined;
  const inside = [termOf(first, rate.numerator), ...otherCells.map((cell) => termOf(cell, rate.numerator))] as const;
  if (rate.denominator === "POPULATION" || !("territoryCode" in denominatorCell)) {
    return {
      numerator: sumOf(inside),
      denominator: denominatorCell as Term,
      rest: null,
      observations: [first, ...otherCells],
    };
  }
  const denominator = termOf(denominatorCell, rate.denominator);
  // Only cells of one dataset make up its total for certain: a part of another dataset is no part.
  if (rate.among === null || rate.numerator !== rate.denominator) {
    return { numerator: sumOf(inside), denominator, rest: null, observations: [first, ...otherCells, denominatorCell] };
  }
  // What cannot exist is nobody: it adds nothing to what is left.
  const outside = cells.filter((cell) => !isIn(cell) && cell.status !== "NOT_APPLICABLE");
  const terms = outside.map((cell) => termOf(cell, rate.numerator));
  return {
    ...parted(inside, terms, denominator),
    denominator,
    observations: [first, ...otherCells, ...outside, denominatorCell],
  };
}

const termOf = (cell: Observation, release: Pick<Dataset, "unit" | "measure" | "regime">): Term =>
  termIn({ ...cell, release });

/** The legal population of the shipped vintage nearest to the period, which it says; undefined where it is not known. */
function populationOf(source: RateSource, code: TerritoryCode, period: PeriodCode | undefined): Term | undefined {
  const span = period === undefined ? undefined : periodOf(period);
  const near = span && source.population(code, span);
  // A village without inhabitants has a population: none.
  return near ? populationTerm(near.population, near.vintage) : undefined;
}

/** Who is in the numerator is in the denominator too, as the conceptual model says (docs/modele-conceptuel.md). */
const isPart = ({ numerator, denominator }: RateRead): boolean =>
  denominator !== "POPULATION" && isPartOf(numerator.id, denominator.id);

function publishedRate(rate: RateRead, { numerator, denominator, rest, observations }: Sides): Rate {
  const { unit, per, leastDenominator, among } = rate;
  const [{ territoryCode, period, ...cell }] = observations;
  const breakdown = Object.fromEntries(
    dimensions.map((name) => [name, name === among?.dimension ? null : cell[name]]),
  ) as Breakdown;
  return {
    ...breakdown,
    ...rateOf(numerator, denominator, { per, leastDenominator, isPart: isPart(rate), rest }),
    territoryCode,
    period,
    per,
    unit,
    numerator,
    denominator,
    comparability: comparability(numerator, denominator),
    observations,
  };
}
