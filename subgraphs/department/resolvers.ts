import { republishedLengths } from "@pacte-hub/drees/lengths";
import { institutionCosts } from "@pacte-hub/institution/graphql/publisherCosts";
import { type Publisher, publisherPart } from "@pacte-hub/institution/graphql/publisherGraph";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import { pactGraph, pactNouns } from "@pacte-hub/pact/graph/graph";
import type { DepartmentStore } from "@pacte-hub/pact/store/read";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import { indicators, rates } from "./indicators.ts";

const publisher: Publisher = {
  field: "department",
  name: "Département",
  subject: "le Département",
  presentation: `Le ${partnerOf("department").name}.`,
  indicators,
  rates,
  outcomes: indicators.actionParticipants,
  lengths: {
    usual: { perYear: 4, since: "2017-Q1", until: "2021-Q4", real: 1 },
    rsaHouseholdsAtStart: { perYear: 1, since: "2017", until: "2017", real: 1 },
    actionParticipants: { perYear: 1, since: "2017", until: "2021", real: 1 },
    ...republishedLengths,
  },
};
const part = publisherPart(publisher, pactNouns);

/** The Department's part of the graph: a publisher like the others, and the register of the Pact. */
export const graph: Graph<DepartmentStore> = {
  ...pactGraph,
  resolvers: [...pactGraph.resolvers, ...part.resolvers],
  costs: { ...institutionCosts("department", "Department"), ...part.costs, ...pactGraph.costs },
};
