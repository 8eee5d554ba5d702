import { grantsOf } from "@pacte-hub/institution/graphql/conventionResolver";
import { fundingDecisions } from "@pacte-hub/institution/graphql/fundingResolver";
import { publicationActs } from "@pacte-hub/institution/graphql/publicationMutations";
import { publisherResolvers } from "@pacte-hub/institution/graphql/publisherResolver";
import { outcomeRanking, territoryRanking } from "@pacte-hub/institution/graphql/ranking";
import { stewardActs } from "@pacte-hub/institution/graphql/stewardMutations";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import type { Context } from "@pacte-hub/institution/server/context";
import { actionActs } from "@pacte-hub/pact/mutations/actions";
import { blockingActs } from "@pacte-hub/pact/mutations/blocking";
import { fundingActs } from "@pacte-hub/pact/mutations/funding";
import { meetingActs } from "@pacte-hub/pact/mutations/meetings";
import { programmeActs } from "@pacte-hub/pact/mutations/programme";
import { actionById, actionResolvers } from "@pacte-hub/pact/resolvers/action";
import { actionIndicatorResolvers } from "@pacte-hub/pact/resolvers/actionIndicators";
import { blockingResolvers } from "@pacte-hub/pact/resolvers/blocking";
import { citationResolvers } from "@pacte-hub/pact/resolvers/citation";
import { conventionById, conventionResolvers } from "@pacte-hub/pact/resolvers/convention";
import { costResolvers } from "@pacte-hub/pact/resolvers/costPerParticipant";
import { governanceResolvers } from "@pacte-hub/pact/resolvers/governance";
import { meetingResolvers } from "@pacte-hub/pact/resolvers/meeting";
import { pactResolvers } from "@pacte-hub/pact/resolvers/pact";
import { partnershipResolvers } from "@pacte-hub/pact/resolvers/partnership";
import { versionResolvers } from "@pacte-hub/pact/resolvers/versions";
import { type DepartmentStore, departmentStore } from "@pacte-hub/pact/store/read";
import { StructureOfDepartment } from "@pacte-hub/pact/types/action";
import { RecommendationType } from "@pacte-hub/pact/types/axis";
import { CitedRequestOfDepartment, FundingDecisionOfDepartment } from "@pacte-hub/pact/types/citation";
import { DepartmentInConvention } from "@pacte-hub/pact/types/convention";
import { TerritoryOfDepartment } from "@pacte-hub/pact/types/territory";
import { recommendationsOf } from "@pacte-hub/schema/model/pact";
import { indicators, rates } from "../indicators.ts";
import { costs } from "./costs.ts";
import { territoryResolvers } from "./territory.ts";

type Ours = Context<DepartmentStore>;

/** The Department's part of the graph. */
export const graph: Graph<DepartmentStore> = {
  resolvers: [
    ...pactResolvers,
    ...territoryResolvers,
    ...conventionResolvers,
    ...governanceResolvers,
    ...actionResolvers,
    ...actionIndicatorResolvers,
    ...costResolvers,
    ...meetingResolvers,
    ...versionResolvers,
    ...blockingResolvers,
    ...partnershipResolvers,
    ...actionActs,
    ...fundingActs,
    fundingDecisions("department", "Département", FundingDecisionOfDepartment),
    ...citationResolvers,
    ...blockingActs,
    ...meetingActs,
    ...programmeActs,
    territoryRanking("department", () => TerritoryOfDepartment, { indicators: Object.values(indicators), rates }),
    outcomeRanking("department", () => RecommendationType, {
      indicator: indicators.actionParticipants,
      recommendations: async ({ store }: Ours) => recommendationsOf(await store.all("axis")),
    }),
    stewardActs("department", "Département"),
    publicationActs("department", "Département"),
    grantsOf(DepartmentInConvention),
    ...publisherResolvers,
  ],
  entities: [TerritoryOfDepartment, StructureOfDepartment, CitedRequestOfDepartment],
  references: {
    Action: ({ id }, { store }: Ours) => actionById(store, id ?? ""),
    Recommendation: async ({ code }, { store }: Ours) =>
      recommendationsOf(await store.all("axis")).find((one) => one.code === code) ?? null,
    Convention: ({ id }, { store }: Ours) => conventionById(store, id ?? ""),
    Institution: async ({ id }, { store }: Ours) => named(await store.all("institution"), id),
  },
  store: departmentStore,
  costs,
};

const named = <Noun extends { readonly id: string }>(nouns: readonly Noun[], id: string | undefined): Noun | null =>
  nouns.find((one) => one.id === id) ?? null;
