import { benefits } from "@pacte-hub/drees/benefits";
import { contracts } from "@pacte-hub/drees/contracts";
import { minimaAtYearEnd } from "@pacte-hub/drees/minima";
import { yearlySpending } from "@pacte-hub/drees/spending";
import { socialStaff } from "@pacte-hub/drees/staff";
import { oarsa } from "@pacte-hub/drees/survey";
import { institutionCosts } from "@pacte-hub/institution/graphql/publisherCosts";
import { type Publisher, publisherPart } from "@pacte-hub/institution/graphql/publisherGraph";
import type { SeriesLength } from "@pacte-hub/institution/graphql/seriesCosts";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import { pactGraph, pactNouns } from "@pacte-hub/pact/graph/graph";
import type { DepartmentStore } from "@pacte-hub/pact/store/read";
import { barometer, indicators, rates } from "./indicators.ts";

/** How many periods each family of series has. */
const lengthOf = {
  benefits: { perYear: 12, since: "2017-01", until: "2020-12", real: 46 },
  minima: { perYear: 1, since: "1995", until: "2019", real: 25 },
  spending: { perYear: 1, since: "1999", until: "2019", real: 21 },
  staff: { perYear: 1, since: "2014", until: "2020", real: 7 },
  survey: { perYear: 1, since: "2015", until: "2018", real: 4 },
  barometer: { perYear: 12, since: "2017-01", until: "2022-12", real: 60 },
} as const;
const each = (series: object, length: SeriesLength) =>
  Object.fromEntries(Object.keys(series).map((field) => [field, length]));

const publisher: Publisher = {
  field: "department",
  name: "Département",
  subject: "le Département",
  presentation: "Le Département de la Meuse.",
  indicators,
  rates,
  outcomes: indicators.actionParticipants,
  lengths: {
    usual: { perYear: 4, since: "2017-Q1", until: "2021-Q4", real: 1 },
    rsaHouseholdsAtStart: { perYear: 1, since: "2017", until: "2017", real: 1 },
    actionParticipants: { perYear: 1, since: "2017", until: "2021", real: 1 },
    ...each(benefits, lengthOf.benefits),
    ...each(minimaAtYearEnd, lengthOf.minima),
    ...each(yearlySpending, lengthOf.spending),
    ...each(socialStaff, lengthOf.staff),
    ...each({ ...oarsa, ...contracts }, lengthOf.survey),
    ...each(barometer, lengthOf.barometer),
  },
};
const part = publisherPart(publisher, pactNouns);

/** The Department's part of the graph: a publisher like the others, and the register of the Pact. */
export const graph: Graph<DepartmentStore> = {
  ...pactGraph,
  resolvers: [...pactGraph.resolvers, ...part.resolvers],
  costs: { ...institutionCosts("department", "Department", true), ...part.costs, ...pactGraph.costs },
};
