import { grantsOf } from "../../../packages/institution/graphql/conventionResolver.ts";
import { fundingDecisions } from "../../../packages/institution/graphql/fundingResolver.ts";
import { publicationActs } from "../../../packages/institution/graphql/publicationMutations.ts";
import { publisherResolvers } from "../../../packages/institution/graphql/publisherResolver.ts";
import { outcomeRanking, territoryRanking } from "../../../packages/institution/graphql/ranking.ts";
import { stewardActs } from "../../../packages/institution/graphql/stewardMutations.ts";
import type { Graph } from "../../../packages/institution/server/buildSchema.ts";
import type { Context } from "../../../packages/institution/server/context.ts";
import { recommendationsOf } from "../../../schema/model/pact.ts";
import { indicators, rates } from "../indicators.ts";
import { type DepartmentStore, departmentStore } from "../store/read.ts";
import { StructureOfDepartment } from "../types/action.ts";
import { RecommendationType } from "../types/axis.ts";
import { CitedRequestOfDepartment, FundingDecisionOfDepartment } from "../types/citation.ts";
import { DepartmentInConvention } from "../types/convention.ts";
import { TerritoryOfDepartment } from "../types/territory.ts";
import { actionById, actionResolvers } from "./action.ts";
import { actionIndicatorResolvers } from "./actionIndicators.ts";
import { actionActs } from "./acts/actions.ts";
import { blockingActs } from "./acts/blocking.ts";
import { fundingActs } from "./acts/funding.ts";
import { meetingActs } from "./acts/meetings.ts";
import { programmeActs } from "./acts/programme.ts";
import { blockingResolvers } from "./blocking.ts";
import { citationResolvers } from "./citation.ts";
import { conventionById, conventionResolvers } from "./convention.ts";
import { costResolvers } from "./costPerParticipant.ts";
import { costs } from "./costs.ts";
import { governanceResolvers } from "./governance.ts";
import { meetingResolvers } from "./meeting.ts";
import { pactResolvers } from "./pact.ts";
import { partnershipResolvers } from "./partnership.ts";
import { territoryResolvers } from "./territory.ts";
import { versionResolvers } from "./versions.ts";

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
