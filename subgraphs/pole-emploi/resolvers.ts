import { publisherGraph } from "@pacte-hub/institution/graphql/publisherGraph";
import { indicators, rates } from "./indicators.ts";

/** Jobseekers by commune are published for each December since 2015. */
const longest = { perYear: 4, since: "2015-Q1", until: "2024-Q4", real: 10, generated: 20 };

/** Private employees are published on each 31 December since 2015. */
const jobs = { perYear: 4, since: "2015-Q1", until: "2025-Q4", real: 11 };

/** Pôle emploi's part of the graph. Its real figures are few, generated ones every quarter. */
export const graph = publisherGraph({
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
    actionReturnsToWork: { perYear: 1, since: "2017", until: "2021", real: 1 },
  },
});
