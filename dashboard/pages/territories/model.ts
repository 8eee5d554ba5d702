import { crossRates } from "@pacte-hub/schema/rules/crossRate";
import type { Row } from "../../hub/csv.ts";
import { countFigure, crossFigures, type FigureText, ratioFigure, yearBefore } from "../../hub/figure.ts";
import type { RatioFragment, SeenFragment, TerritoriesQuery } from "../../hub/operations.ts";
import { partners } from "../../hub/partners.ts";
import { shortName } from "../../parts/epci.ts";

export type Epci = TerritoriesQuery["territories"][number];

export interface Indicator {
  readonly id: string;
  readonly title: string;
  /** A rate is shaded on the map and compared with the Meuse; a count is a circle: a larger EPCI has more of everything. */
  readonly isRate: boolean;
  /** Who must be heard for it to be known. */
  readonly of: readonly ("caf" | "poleEmploi" | "siae")[];
  /** The fields of the question it is drawn from: a refusal of one says why it is missing. */
  readonly fields: readonly string[];
  series(epci: Epci): readonly FigureText[];
  /** What a demonstration invents of it. */
  invented?(epci: Epci): readonly FigureText[];
}

type SeenSeries = readonly SeenFragment[] | null | undefined;
const counts = (series: SeenSeries): readonly FigureText[] => (series ?? []).map(countFigure);
const ratios = (series: readonly RatioFragment[] | null | undefined) => (series ?? []).map(ratioFigure);
const across = (above: SeenSeries, below: SeenSeries, rate: (typeof crossRates)[keyof typeof crossRates]) =>
  crossFigures(above ?? [], below ?? [], rate);

/** What the map can show: an institution's own figure, or one's over another's. */
export const indicators: readonly [Indicator, ...Indicator[]] = [
  {
    id: "rsa-habitants",
    isRate: true,
    title: "Foyers au RSA pour 100 habitants",
    of: ["caf"],
    fields: ["rsaHouseholdsPerInhabitants"],
    series: ({ caf }) => ratios(caf?.rsaHouseholdsPerInhabitants),
    invented: ({ caf }) => ratios(caf?.inventedRsaHouseholdsPerInhabitants),
  },
  {
    id: "emploi-habitants",
    isRate: true,
    title: "Demandeurs d'emploi A, B, C pour 100 habitants",
    of: ["poleEmploi"],
    fields: ["jobseekersPerInhabitants"],
    series: ({ poleEmploi }) => ratios(poleEmploi?.jobseekersPerInhabitants),
    invented: ({ poleEmploi }) => ratios(poleEmploi?.inventedJobseekersPerInhabitants),
  },
  {
    id: "part-rsa",
    isRate: true,
    title: "Part des foyers allocataires au RSA",
    of: ["caf"],
    fields: ["rsaShareOfClaimants"],
    series: ({ caf }) => ratios(caf?.rsaShareOfClaimants),
    invented: ({ caf }) => ratios(caf?.inventedRsaShareOfClaimants),
  },
  {
    id: "rsa-emploi",
    isRate: true,
    title: "Foyers au RSA pour 100 demandeurs d'emploi (CAF et Pôle emploi)",
    of: ["caf", "poleEmploi"],
    fields: ["rsaHouseholds", "jobseekers"],
    series: ({ caf, poleEmploi }) =>
      across(caf?.rsaHouseholds, poleEmploi?.jobseekers, crossRates.rsaHouseholdsPerJobseekers),
    invented: ({ caf, poleEmploi }) =>
      across(caf?.inventedRsaHouseholds, poleEmploi?.inventedJobseekers, crossRates.rsaHouseholdsPerJobseekers),
  },
  {
    id: "siae-rsa",
    isRate: true,
    title: "Salariés en insertion pour 100 foyers au RSA (SIAE et CAF)",
    of: ["siae", "caf"],
    fields: ["employees", "rsaHouseholds"],
    series: ({ siae, caf }) => across(siae?.employees, caf?.rsaHouseholds, crossRates.siaeEmployeesPerRsaHouseholds),
    invented: ({ siae, caf }) =>
      across(siae?.inventedEmployees, caf?.inventedRsaHouseholds, crossRates.siaeEmployeesPerRsaHouseholds),
  },
  {
    id: "rsa",
    isRate: false,
    title: "Foyers au RSA",
    of: ["caf"],
    fields: ["rsaHouseholds"],
    series: ({ caf }) => counts(caf?.rsaHouseholds),
    invented: ({ caf }) => counts(caf?.inventedRsaHouseholds),
  },
  {
    id: "emploi",
    isRate: false,
    title: "Demandeurs d'emploi A, B, C",
    of: ["poleEmploi"],
    fields: ["jobseekers"],
    series: ({ poleEmploi }) => counts(poleEmploi?.jobseekers),
    invented: ({ poleEmploi }) => counts(poleEmploi?.inventedJobseekers),
  },
  {
    id: "siae",
    isRate: false,
    title: "Structures d'insertion (SIAE)",
    of: ["siae"],
    fields: ["structureCount"],
    series: ({ siae }) => counts(siae?.structureCount),
  },
];

/** A period that some EPCI has. */
export interface Period {
  readonly id: string;
  /** Whether nothing real is published of it. */
  readonly isInvented: boolean;
}

/** Every period that some EPCI has, oldest first; one of which there is a real figure shows what is real alone. */
export function periodsOf(epci: readonly Epci[], indicator: Indicator): readonly Period[] {
  const idsOf = (series: Indicator["series"] = () => []) =>
    epci.flatMap((territory) => series(territory).map(({ period }) => period));
  const real = new Set(idsOf(indicator.series));
  const periodIds = new Set([...real, ...idsOf(indicator.invented)]);
  return [...periodIds].sort().map((id) => ({ id, isInvented: !real.has(id) }));
}

/** The one that is shown unless another is chosen: the latest real one, or the latest of a demonstration. */
export const usualPeriod = (periods: readonly Period[]): Period | undefined =>
  periods.findLast(({ isInvented }) => !isInvented) ?? periods.at(-1);

/** An EPCI in the table: its figure of the period, that of a year before, and all of them. */
export interface Ranked {
  readonly code: string;
  readonly name: string;
  readonly population: number | null;
  readonly figure: FigureText;
  readonly before: FigureText | null;
  readonly series: readonly FigureText[];
  /** From 1; equal figures have one rank; null: no value is published. */
  readonly rank: number | null;
  /** To the Meuse, in points of the rate as it is written; null: of a count, or where one of the two has no value. */
  readonly gap: number | null;
}

/** The EPCI that said something of the period, the largest first; then those without a value, by name: the order tells nothing of what is withheld. */
export function rankedAt(
  epci: readonly Epci[],
  meuse: Epci | null,
  indicator: Indicator,
  period: Period,
): readonly Ranked[] {
  const seriesOf = (territory: Epci) =>
    (period.isInvented ? indicator.invented?.(territory) : indicator.series(territory)) ?? [];
  const at = (territory: Epci) => seriesOf(territory).find((figure) => figure.period === period.id);
  const meuseValue = (indicator.isRate && meuse && at(meuse)?.value) || null;
  const rows = epci.flatMap((territory) => {
    const figure = at(territory);
    return figure ? [{ one: territory, figure, value: figure.value }] : [];
  });
  const rankOf = (value: number | null): number | null =>
    value === null ? null : 1 + rows.filter((otherRow) => otherRow.value !== null && otherRow.value > value).length;
  return rows
    .map(({ one: territory, figure, value }) => ({
      code: territory.code,
      name: territory.name,
      population: territory.population ?? null,
      figure,
      before: yearBefore(seriesOf(territory), period.id),
      series: seriesOf(territory),
      rank: rankOf(value),
      gap: value === null || meuseValue === null ? null : pointsBetween(value, meuseValue, figure.decimals),
    }))
    .sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99) || a.name.localeCompare(b.name, "fr"));
}

/** By which column a table is sorted; down: the largest, or the last letter, first. */
export interface Order {
  readonly by: "rank" | "name" | "population" | "value" | "gap" | "before";
  readonly isDown: boolean;
}

const keys: Readonly<Record<Exclude<Order["by"], "name">, (row: Ranked) => number | null>> = {
  rank: ({ rank }) => rank,
  population: ({ population }) => population,
  value: ({ figure }) => figure.value,
  gap: ({ gap }) => gap,
  before: ({ before }) => before?.value ?? null,
};

/** What has no value stands last whichever way, by name: nothing is told of what is withheld. */
export function orderedBy(rows: readonly Ranked[], { by, isDown }: Order): readonly Ranked[] {
  // By the name that the table shows.
  const byName = (first: Ranked, second: Ranked) => shortName(first.name).localeCompare(shortName(second.name), "fr");
  const sign = isDown ? -1 : 1;
  if (by === "name") return rows.toSorted((first, second) => sign * byName(first, second));
  const key = keys[by];
  return rows.toSorted((first, second) => {
    const [a, b] = [key(first), key(second)];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || byName(first, second);
    return sign * (a - b) || byName(first, second);
  });
}

/** Between two rates as they are written, so that a reader who subtracts them finds the same. */
export const pointsBetween = (minuend: number, subtrahend: number, decimals: number): number =>
  Number((minuend - subtrahend).toFixed(decimals));

/** Of one territory, the Meuse among them. */
export function figureAt(territory: Epci, indicator: Indicator, period: Period): FigureText | null {
  const series = period.isInvented ? indicator.invented?.(territory) : indicator.series(territory);
  return series?.find((figure) => figure.period === period.id) ?? null;
}

/** One row for each EPCI that said something of the period, by its code. */
export function rowsAt(epci: readonly Epci[], indicator: Indicator, period: Period): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const territory of epci) {
    const series = period.isInvented ? indicator.invented?.(territory) : indicator.series(territory);
    const figure = series?.find((candidate) => candidate.period === period.id);
    if (figure) rows.set(territory.code, { name: territory.name, figure });
  }
  return rows;
}

/** Who must be heard for this indicator and was heard for no EPCI. */
export const silentFor = (epci: readonly Epci[], { of }: Indicator): readonly string[] =>
  of.filter((partner) => epci.every((territory) => !territory[partner])).map((partner) => partners[partner]);
