import type { Indicator, Offer } from "../offer.ts";

export const indicator = (institution: string, field: string, periods: readonly string[]): Indicator => ({
  key: `${institution}.${field}`,
  institution,
  institutionName: institution,
  field,
  dataset: field,
  title: field,
  definition: "",
  unit: "PERSON",
  levels: ["DEPARTMENT", "EPCI", "COMMUNE"],
  periods,
  breaks: [],
  dimensions: ["SEX", "HOUSEHOLD_TYPE"],
  sources: [],
  isGranted: false,
});

/** A hub of three institutions, in a few words. */
export const offer: Offer = {
  indicators: [
    indicator("caf", "rsaHouseholds", ["2020-12", "2021-12", "2024-12"]),
    indicator("poleEmploi", "jobseekers", ["2019-Q4", "2020-Q4", "2021-Q4"]),
    indicator("siae", "structureCount", ["2019-07"]),
  ],
  invented: [
    indicator("caf", "rsaHouseholds", ["2019-12", "2022-03"]),
    indicator("siae", "structureCount", ["2019-07"]),
  ],
  places: [
    { code: "55", name: "Meuse", level: "DEPARTMENT" },
    { code: "200049187", name: "CA du Grand Verdun", level: "EPCI" },
    { code: "55545", name: "Verdun", level: "COMMUNE" },
  ],
  faults: [],
};

/** As the hub answers it: withheld. */
export const figure = {
  period: "2021-12",
  value: null,
  status: "WITHHELD",
  bounds: { min: 1, max: 9 },
  coverage: null,
  release: { id: "caf:x:2021-12:1", unit: "PERSON" },
  sex: "F",
};
