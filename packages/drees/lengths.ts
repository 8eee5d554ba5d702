import type { SeriesLength } from "@pacte-hub/institution/graphql/seriesCosts";
import { barometer } from "./barometer.ts";
import { benefits } from "./benefits.ts";
import { contracts } from "./contracts.ts";
import { minimaAtYearEnd } from "./minima.ts";
import { yearlySpending } from "./spending.ts";
import { socialStaff } from "./staff.ts";
import { oarsa } from "./survey.ts";

/** How many periods each family of series has. */
const lengthOf = {
  benefits: { perYear: 12, since: "2017-01", until: "2020-12", real: 46 },
  minima: { perYear: 1, since: "1995", until: "2019", real: 25 },
  spending: { perYear: 1, since: "1999", until: "2019", real: 21 },
  staff: { perYear: 1, since: "2014", until: "2020", real: 7 },
  survey: { perYear: 1, since: "2015", until: "2018", real: 4 },
  barometer: { perYear: 12, since: "2017-01", until: "2022-12", real: 60 },
} as const;
const lengthForAll = (series: object, length: SeriesLength) =>
  Object.fromEntries(Object.keys(series).map((field) => [field, length]));

/** By the name of its field, how many periods each republished series has: what it costs to ask. */
export const republishedLengths: Readonly<Record<string, SeriesLength>> = {
  ...lengthForAll(benefits, lengthOf.benefits),
  ...lengthForAll(minimaAtYearEnd, lengthOf.minima),
  ...lengthForAll(yearlySpending, lengthOf.spending),
  ...lengthForAll(socialStaff, lengthOf.staff),
  ...lengthForAll({ ...oarsa, ...contracts }, lengthOf.survey),
  ...lengthForAll(barometer, lengthOf.barometer),
};
