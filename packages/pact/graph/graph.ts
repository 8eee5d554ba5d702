import { commitmentById } from "@pacte-hub/data/commitments";
import { actionOutcomeFields } from "@pacte-hub/institution/graphql/actionOutcomes";
import { reportFields } from "@pacte-hub/institution/graphql/commitmentReports";
import { grantsOf } from "@pacte-hub/institution/graphql/conventionResolver";
import { signatureFields } from "@pacte-hub/institution/graphql/conventionSignatures";
import type { PublishedNouns } from "@pacte-hub/institution/graphql/publisherGraph";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import type { Context } from "@pacte-hub/institution/server/context";
import { recommendationsOf } from "@pacte-hub/schema/model/pact";
import { actionActs } from "../mutations/actions.ts";
import { blockingActs } from "../mutations/blocking.ts";
import { commitmentActs } from "../mutations/commitments.ts";
import { committeeActs } from "../mutations/committeeActs.ts";
import { contributionActs } from "../mutations/contributions.ts";
import { funderActs } from "../mutations/funders.ts";
import { fundingActs } from "../mutations/funding.ts";
import { meetingActs } from "../mutations/meetings.ts";
import { programmeActs } from "../mutations/programme.ts";
import { signatureActs } from "../mutations/signatures.ts";
import { territorialPlanActs } from "../mutations/territorialPlans.ts";
import { actionParticipants } from "../participants.ts";
import { actionById, actionResolvers } from "../resolvers/action.ts";
import { actionIndicatorResolvers } from "../resolvers/actionIndicators.ts";
import { blockingResolvers } from "../resolvers/blocking.ts";
import { citationResolvers } from "../resolvers/citation.ts";
import { commitmentResolvers } from "../resolvers/commitment.ts";
import { committeeActResolvers } from "../resolvers/committeeActs.ts";
import { contributionResolvers } from "../resolvers/contribution.ts";
import { conventionById, conventionResolvers } from "../resolvers/convention.ts";
import { costResolvers } from "../resolvers/costPerParticipant.ts";
import { creditLineResolvers } from "../resolvers/creditLines.ts";
import { esfOperationResolvers } from "../resolvers/esfOperation.ts";
import { governanceResolvers } from "../resolvers/governance.ts";
import { meetingResolvers } from "../resolvers/meeting.ts";
import { pactResolvers } from "../resolvers/pact.ts";
import { partnershipResolvers } from "../resolvers/partnership.ts";
import { territorialPlanResolvers } from "../resolvers/territorialPlans.ts";
import { territoryResolvers } from "../resolvers/territory.ts";
import { textResolvers } from "../resolvers/text.ts";
import { versionResolvers } from "../resolvers/versions.ts";
import { outcomeCells } from "../store/outcomeCells.ts";
import { type DepartmentStore, departmentStores } from "../store/read.ts";
import { DepartmentInAction, StructureOfDepartment } from "../types/action.ts";
import { DepartmentInRecommendation, RecommendationType } from "../types/axis.ts";
import {
  CitedRequestOfDepartment,
  ConventionSignatureOfDepartment,
  FundingDecisionOfDepartment,
  SignedConventionOfDepartment,
} from "../types/citation.ts";
import { DepartmentInCommitment } from "../types/commitment.ts";
import { DepartmentInConvention } from "../types/convention.ts";
import { DepartmentInTerritory, TerritoryOfDepartment } from "../types/territory.ts";
import { costs } from "./costs.ts";

type Ours = Context<DepartmentStore>;

/** The register of the Pact as a graph: what it says of itself and of territories, and how its nouns are found again. */
export const pactGraph: Graph<DepartmentStore> = {
  resolvers: [...pactResolvers, ...textResolvers, ...territoryResolvers],
  entities: [TerritoryOfDepartment, StructureOfDepartment, CitedRequestOfDepartment, SignedConventionOfDepartment],
  references: {
    Action: ({ id }, { store }: Ours) => actionById(store, id ?? ""),
    Recommendation: async ({ code }, { store }: Ours) =>
      recommendationsOf(await store.all("axis")).find((recommendation) => recommendation.code === code) ?? null,
    Convention: ({ id }, { store }: Ours) => conventionById(store, id ?? ""),
    Commitment: async ({ id }) => commitmentById(id ?? "") ?? null,
    Institution: async ({ id }, { store }: Ours) => nounById(await store.all("institution"), id),
  },
  store: departmentStores(),
  costs,
};

const nounById = <Noun extends { readonly id: string }>(nouns: readonly Noun[], id: string | undefined): Noun | null =>
  nouns.find((noun) => noun.id === id) ?? null;

/** The nouns of the Pact that its keeper's figures and decisions stand on, and what may be asked of them or done to them. */
export const pactNouns: PublishedNouns = {
  Territory: TerritoryOfDepartment,
  InTerritory: DepartmentInTerritory,
  Recommendation: RecommendationType,
  InRecommendation: DepartmentInRecommendation,
  recommendations: async ({ store }: Ours) => recommendationsOf(await store.all("axis")),
  Decision: FundingDecisionOfDepartment,
  fields: () => [
    ...conventionResolvers,
    ...commitmentResolvers,
    ...governanceResolvers,
    ...actionResolvers,
    ...actionIndicatorResolvers,
    ...actionOutcomeFields(
      () => DepartmentInAction,
      [actionParticipants],
      async ({ id }, { store }: Ours) => {
        const action = (await store.all("action")).find((candidate) => candidate.id === id);
        return action ? outcomeCells(store, action) : [];
      },
    ),
    ...costResolvers,
    ...meetingResolvers,
    ...versionResolvers,
    ...blockingResolvers,
    ...partnershipResolvers,
    ...esfOperationResolvers,
    ...creditLineResolvers,
    ...actionActs,
    ...fundingActs,
    ...funderActs,
    ...citationResolvers,
    ...blockingActs,
    ...meetingActs,
    ...programmeActs,
    ...signatureActs,
    ...commitmentActs,
    ...contributionResolvers,
    ...contributionActs,
    ...committeeActResolvers,
    ...committeeActs,
    ...territorialPlanResolvers,
    ...territorialPlanActs,
  ],
  // The Department decides on its credits among the acts on requests, which are its register's.
  acts: () => [],
  conventions: [
    grantsOf(DepartmentInConvention),
    ...signatureFields("department", "Département", () => DepartmentInConvention, ConventionSignatureOfDepartment),
    ...reportFields("department", "Département", () => DepartmentInCommitment),
  ],
};
