import { crossRates } from "@pacte-hub/schema/rules/crossRate";
import type { Row } from "../../hub/csv.ts";
import { type FigureText, toldAcross, toldCount, toldRatio } from "../../hub/figure.ts";
import type { TerritoriesQuery } from "../../hub/operations.ts";

type Epci = TerritoriesQuery["territories"][number];

export interface Indicator {
  readonly id: string;
  readonly title: string;
  /** Who must be heard for it to be known. */
  readonly of: readonly ("caf" | "poleEmploi" | "siae")[];
  /** The fields of the question it is drawn from: a refusal of one says why it is missing. */
  readonly fields: readonly string[];
  series(epci: Epci): readonly FigureText[];
}

/** What the map can show: an institution's own figure, or one's over another's. */
export const indicators: readonly Indicator[] = [
  {
    id: "rsa",
    title: "Foyers au RSA",
    of: ["caf"],
    fields: ["rsaHouseholds"],
    series: ({ caf }) => (caf?.rsaHouseholds ?? []).map(toldCount),
  },
  {
    id: "part-rsa",
    title: "Part des foyers allocataires au RSA",
    of: ["caf"],
    fields: ["rsaShareOfClaimants"],
    series: ({ caf }) => (caf?.rsaShareOfClaimants ?? []).map(toldRatio),
  },
  {
    id: "rsa-habitants",
    title: "Foyers au RSA pour 100 habitants",
    of: ["caf"],
    fields: ["rsaHouseholdsPerInhabitants"],
    series: ({ caf }) => (caf?.rsaHouseholdsPerInhabitants ?? []).map(toldRatio),
  },
  {
    id: "emploi",
    title: "Demandeurs d'emploi A, B, C",
    of: ["poleEmploi"],
    fields: ["jobseekers"],
    series: ({ poleEmploi }) => (poleEmploi?.jobseekers ?? []).map(toldCount),
  },
  {
    id: "emploi-habitants",
    title: "Demandeurs d'emploi A, B, C pour 100 habitants",
    of: ["poleEmploi"],
    fields: ["jobseekersPerInhabitants"],
    series: ({ poleEmploi }) => (poleEmploi?.jobseekersPerInhabitants ?? []).map(toldRatio),
  },
  {
    id: "rsa-emploi",
    title: "Foyers au RSA pour 100 demandeurs d'emploi (CAF et Pôle emploi)",
    of: ["caf", "poleEmploi"],
    fields: ["rsaHouseholds", "jobseekers"],
    series: ({ caf, poleEmploi }) =>
      toldAcross(caf?.rsaHouseholds ?? [], poleEmploi?.jobseekers ?? [], crossRates.rsaHouseholdsPerJobseekers),
  },
  {
    id: "siae-rsa",
    title: "Salariés en insertion pour 100 foyers au RSA (SIAE et CAF)",
    of: ["siae", "caf"],
    fields: ["employees", "rsaHouseholds"],
    series: ({ siae, caf }) =>
      toldAcross(siae?.employees ?? [], caf?.rsaHouseholds ?? [], crossRates.siaeEmployeesPerRsaHouseholds),
  },
  {
    id: "siae",
    title: "Structures d'insertion (SIAE)",
    of: ["siae"],
    fields: ["structureCount"],
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

const ids = { caf: "caf", poleEmploi: "pole-emploi", siae: "siae" } as const;

/** Who must be heard for this indicator and was heard for no EPCI. */
export const silentFor = (epci: readonly Epci[], { of }: Indicator): readonly string[] =>
  of.filter((one) => epci.every((each) => !each[one])).map((one) => ids[one]);
