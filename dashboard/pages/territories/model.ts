import type { Row } from "../../hub/csv.ts";
import { type Told, toldCount, toldRatio } from "../../hub/figure.ts";
import type { TerritoriesQuery } from "../../hub/operations.ts";

type Epci = TerritoriesQuery["territories"][number];

export interface Indicator {
  readonly id: string;
  readonly title: string;
  series(epci: Epci): readonly Told[];
}

/** What the map can show: each is one institution's own figure. */
export const indicators: readonly Indicator[] = [
  { id: "rsa", title: "Foyers au RSA", series: ({ caf }) => (caf?.rsaHouseholds ?? []).map(toldCount) },
  {
    id: "part-rsa",
    title: "Part des foyers allocataires au RSA",
    series: ({ caf }) => (caf?.rsaShareOfClaimants ?? []).map(toldRatio),
  },
  {
    id: "rsa-habitants",
    title: "Foyers au RSA pour 100 habitants",
    series: ({ caf }) => (caf?.rsaHouseholdsPerInhabitants ?? []).map(toldRatio),
  },
  {
    id: "emploi",
    title: "Demandeurs d'emploi A, B, C",
    series: ({ poleEmploi }) => (poleEmploi?.jobseekers ?? []).map(toldCount),
  },
  {
    id: "emploi-habitants",
    title: "Demandeurs d'emploi A, B, C pour 100 habitants",
    series: ({ poleEmploi }) => (poleEmploi?.jobseekersPerInhabitants ?? []).map(toldRatio),
  },
  {
    id: "siae",
    title: "Structures d'insertion (SIAE)",
    series: ({ siae }) => (siae?.structureCount ?? []).map(toldCount),
  },
];

/** Every period that some EPCI has, oldest first. */
export const periodsOf = (epci: readonly Epci[], indicator: Indicator): readonly string[] =>
  [...new Set(epci.flatMap((one) => indicator.series(one).map(({ period }) => period)))].sort();

/** One row for each EPCI that said something of the period, by its code. */
export function rowsAt(epci: readonly Epci[], indicator: Indicator, period: string): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const one of epci) {
    const told = indicator.series(one).find((each) => each.period === period);
    if (told) rows.set(one.code, { name: one.name, told });
  }
  return rows;
}
