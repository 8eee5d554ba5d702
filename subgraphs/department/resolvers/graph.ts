import { grantsOf } from "../../../packages/institution/graphql/conventionResolver.ts";
import { fundingDecisions } from "../../../packages/institution/graphql/fundingResolver.ts";
import { publicationActs } from "../../../packages/institution/graphql/publicationMutations.ts";
import { publisherResolvers } from "../../../packages/institution/graphql/publisherResolver.ts";
import { outcomeRanking, territoryRanking } from "../../../packages/institution/graphql/ranking.ts";
import { stewardActs } from "../../../packages/institution/graphql/stewardMutations.ts";
import type { Graph } from "../../../packages/institution/server/buildSchema.ts";
import type { Context } from "../../../packages/institution/server/context.ts";
import { actionActs } from "../../../packages/pact/mutations/actions.ts";
import { blockingActs } from "../../../packages/pact/mutations/blocking.ts";
import { fundingActs } from "../../../packages/pact/mutations/funding.ts";
import { meetingActs } from "../../../packages/pact/mutations/meetings.ts";
import { programmeActs } from "../../../packages/pact/mutations/programme.ts";
import { actionById, actionResolvers } from "../../../packages/pact/resolvers/action.ts";
import { actionIndicatorResolvers } from "../../../packages/pact/resolvers/actionIndicators.ts";
import { blockingResolvers } from "../../../packages/pact/resolvers/blocking.ts";
import { citationResolvers } from "../../../packages/pact/resolvers/citation.ts";
import { conventionById, conventionResolvers } from "../../../packages/pact/resolvers/convention.ts";
import { costResolvers } from "../../../packages/pact/resolvers/costPerParticipant.ts";
import { governanceResolvers } from "../../../packages/pact/resolvers/governance.ts";
import { meetingResolvers } from "../../../packages/pact/resolvers/meeting.ts";
import { pactResolvers } from "../../../packages/pact/resolvers/pact.ts";
import { partnershipResolvers } from "../../../packages/pact/resolvers/partnership.ts";
import { versionResolvers } from "../../../packages/pact/resolvers/versions.ts";
import { type DepartmentStore, departmentStore } from "../../../packages/pact/store/read.ts";
import { StructureOfDepartment } from "../../../packages/pact/types/action.ts";
import { RecommendationType } from "../../../packages/pact/types/axis.ts";
import { CitedRequestOfDepartment, FundingDecisionOfDepartment } from "../../../packages/pact/types/citation.ts";
import { DepartmentInConvention } from "../../../packages/pact/types/convention.ts";
import { TerritoryOfDepartment } from "../../../packages/pact/types/territory.ts";
import { recommendationsOf } from "../../../schema/model/pact.ts";
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
