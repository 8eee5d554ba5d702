import { oarsa } from "@pacte-hub/drees/survey";
import { institutionCosts } from "@pacte-hub/institution/graphql/publisherCosts";
import { type Publisher, publisherPart } from "@pacte-hub/institution/graphql/publisherGraph";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import { pactGraph, pactNouns } from "@pacte-hub/pact/graph/graph";
import type { DepartmentStore } from "@pacte-hub/pact/store/read";
import { indicators, rates } from "./indicators.ts";

const monthly = { perYear: 12, since: "2017-01", until: "2020-12", real: 46 };
const surveyed = { perYear: 1, since: "2015", until: "2018", real: 4 };
const yearly = { perYear: 1, since: "2009", until: "2020", real: 11 };

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
    rsaHouseholdsAllRegimes: monthly,
    activityBonusHouseholdsAllRegimes: monthly,
    disabledAdultAllowance: monthly,
    solidarityAllowance: monthly,
    youthGuaranteeStock: monthly,
    youthGuaranteeEntries: monthly,
    rsaHouseholdsAtYearEnd: yearly,
    rsaAdultsAtYearEnd: yearly,
    rsaPeopleCoveredAtYearEnd: yearly,
    rsaAllowanceSpending: yearly,
    insertionSpending: yearly,
    subsidisedContractSpending: yearly,
    socialStaff: yearly,
    socialWorkers: yearly,
    ...Object.fromEntries(Object.keys(oarsa).map((field) => [field, surveyed])),
  },
};
const part = publisherPart(publisher, pactNouns);

/** The Department's part of the graph: a publisher like the others, and the register of the Pact. */
export const graph: Graph<DepartmentStore> = {
  ...pactGraph,
  resolvers: [...pactGraph.resolvers, ...part.resolvers],
  costs: { ...institutionCosts("department", "Department", true), ...part.costs, ...pactGraph.costs },
};
