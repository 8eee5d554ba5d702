import { type Publisher, publisherGraph } from "@pacte-hub/institution/graphql/publisherGraph";
import { publisherNouns } from "@pacte-hub/institution/graphql/publisherNouns";
import { agencyResolvers } from "@pacte-hub/structures/agencies";
import { indicators, rates } from "./indicators.ts";

const outcomes = { perYear: 1, since: "2017", until: "2021", real: 1 };

/** Jobseekers by commune are published for each December since 2015. */
const longest = { perYear: 4, since: "2015-Q1", until: "2024-Q4", real: 10, generated: 20 };

/** Private employees are published on each 31 December since 2015. */
const jobs = { perYear: 4, since: "2015-Q1", until: "2025-Q4", real: 11 };

/** Its real figures are few, generated ones every quarter. */
const publisher: Publisher = {
  field: "poleEmploi",
  name: "Pôle emploi",
  subject: "Pôle emploi",
  presentation: "Pôle emploi.",
  indicators,
  rates,
  outcomes: indicators.actionReturnsToWork,
  lengths: {
    usual: { perYear: 4, since: "2017-Q1", until: "2021-Q4", real: 1 },
    jobseekers: longest,
    jobseekersPerInhabitants: longest,
    privateEmployees: jobs,
    jobseekersPerPrivateJobs: jobs,
    categoryAShare: longest,
    actionReturnsToWork: outcomes,
    actionReturnsToWorkAt12: outcomes,
    actionNoAnswerAt6: outcomes,
    actionNoAnswerAt12: outcomes,
  },
};
const nouns = publisherNouns(publisher);
const shared = publisherGraph(publisher, nouns);

/** Pôle emploi's part of the graph: what every publisher says, and the register of its agencies. */
export const graph = {
  ...shared,
  resolvers: [...agencyResolvers(nouns.types), ...shared.resolvers],
  costs: { ...shared.costs, "PoleEmploiInTerritory.agencies": 4 },
};
