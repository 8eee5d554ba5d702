import { crossRates } from "@pacte-hub/schema/rules/crossRate";
import type { Row } from "../../hub/csv.ts";
import { type FigureText, toldAcross, toldCount, toldRatio } from "../../hub/figure.ts";
import type { RatioFragment, SeenFragment, TerritoriesQuery } from "../../hub/operations.ts";
import { partners } from "../../hub/partners.ts";

type Epci = TerritoriesQuery["territories"][number];

export interface Indicator {
  readonly id: string;
  readonly title: string;
  /** Who must be heard for it to be known. */
  readonly of: readonly ("caf" | "poleEmploi" | "siae")[];
  /** The fields of the question it is drawn from: a refusal of one says why it is missing. */
  readonly fields: readonly string[];
  series(epci: Epci): readonly FigureText[];
  /** What a demonstration invents of it. */
  invented?(epci: Epci): readonly FigureText[];
}

type Seen = readonly SeenFragment[] | null | undefined;
const counts = (series: Seen): readonly FigureText[] => (series ?? []).map(toldCount);
const ratios = (series: readonly RatioFragment[] | null | undefined) => (series ?? []).map(toldRatio);
const across = (above: Seen, below: Seen, rate: (typeof crossRates)[keyof typeof crossRates]) =>
  toldAcross(above ?? [], below ?? [], rate);

/** What the map can show: an institution's own figure, or one's over another's. */
export const indicators: readonly [Indicator, ...Indicator[]] = [
  {
    id: "rsa",
    title: "Foyers au RSA",
    of: ["caf"],
    fields: ["rsaHouseholds"],
    series: ({ caf }) => counts(caf?.rsaHouseholds),
    invented: ({ caf }) => counts(caf?.inventedRsaHouseholds),
  },
  {
    id: "part-rsa",
    title: "Part des foyers allocataires au RSA",
    of: ["caf"],
    fields: ["rsaShareOfClaimants"],
    series: ({ caf }) => ratios(caf?.rsaShareOfClaimants),
    invented: ({ caf }) => ratios(caf?.inventedRsaShareOfClaimants),
  },
  {
    id: "rsa-habitants",
    title: "Foyers au RSA pour 100 habitants",
    of: ["caf"],
    fields: ["rsaHouseholdsPerInhabitants"],
    series: ({ caf }) => ratios(caf?.rsaHouseholdsPerInhabitants),
    invented: ({ caf }) => ratios(caf?.inventedRsaHouseholdsPerInhabitants),
  },
  {
    id: "emploi",
    title: "Demandeurs d'emploi A, B, C",
    of: ["poleEmploi"],
    fields: ["jobseekers"],
    series: ({ poleEmploi }) => counts(poleEmploi?.jobseekers),
    invented: ({ poleEmploi }) => counts(poleEmploi?.inventedJobseekers),
  },
  {
    id: "emploi-habitants",
    title: "Demandeurs d'emploi A, B, C pour 100 habitants",
    of: ["poleEmploi"],
    fields: ["jobseekersPerInhabitants"],
    series: ({ poleEmploi }) => ratios(poleEmploi?.jobseekersPerInhabitants),
    invented: ({ poleEmploi }) => ratios(poleEmploi?.inventedJobseekersPerInhabitants),
  },
  {
    id: "rsa-emploi",
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
    title: "Salariés en insertion pour 100 foyers au RSA (SIAE et CAF)",
    of: ["siae", "caf"],
    fields: ["employees", "rsaHouseholds"],
    series: ({ siae, caf }) => across(siae?.employees, caf?.rsaHouseholds, crossRates.siaeEmployeesPerRsaHouseholds),
    invented: ({ siae, caf }) =>
      across(siae?.inventedEmployees, caf?.inventedRsaHouseholds, crossRates.siaeEmployeesPerRsaHouseholds),
  },
  {
    id: "siae",
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
    epci.flatMap((one) => series(one).map(({ period }) => period));
  const real = new Set(idsOf(indicator.series));
  const all = new Set([...real, ...idsOf(indicator.invented)]);
  return [...all].sort().map((id) => ({ id, isInvented: !real.has(id) }));
}

/** The one that is shown unless another is chosen: the latest real one, or the latest of a demonstration. */
export const usualPeriod = (periods: readonly Period[]): Period | undefined =>
  periods.findLast(({ isInvented }) => !isInvented) ?? periods.at(-1);

/** One row for each EPCI that said something of the period, by its code. */
export function rowsAt(epci: readonly Epci[], indicator: Indicator, period: Period): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const one of epci) {
    const series = period.isInvented ? indicator.invented?.(one) : indicator.series(one);
    const told = series?.find((each) => each.period === period.id);
    if (told) rows.set(one.code, { name: one.name, told });
  }
  return rows;
}

/** Who must be heard for this indicator and was heard for no EPCI. */
export const silentFor = (epci: readonly Epci[], { of }: Indicator): readonly string[] =>
  of.filter((one) => epci.every((each) => !each[one])).map((one) => partners[one]);
