import { conventionField } from "@pacte-hub/institution/graphql/conventionResolver";
import { decideFunding } from "@pacte-hub/institution/graphql/decideFunding";
import { type FunderRegisters, funderFields, fundingDecisions } from "@pacte-hub/institution/graphql/fundingResolver";
import { outcomeFields } from "@pacte-hub/institution/graphql/outcomesResolver";
import { publicationActs } from "@pacte-hub/institution/graphql/publicationMutations";
import { institutionCosts } from "@pacte-hub/institution/graphql/publisherCosts";
import { publisherResolvers } from "@pacte-hub/institution/graphql/publisherResolver";
import { everyRecommendation, outcomeRanking, territoryRanking } from "@pacte-hub/institution/graphql/ranking";
import { rateFields } from "@pacte-hub/institution/graphql/rateFields";
import { outcomesCost, seriesCosts } from "@pacte-hub/institution/graphql/seriesCosts";
import { seriesFields } from "@pacte-hub/institution/graphql/seriesFields";
import { stewardActs } from "@pacte-hub/institution/graphql/stewardMutations";
import { type Records, recordsOf } from "@pacte-hub/institution/registers/records";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Partner } from "@pacte-hub/schema/model/partner";
import { PublisherType } from "@pacte-hub/schema/types/publisher.type";
import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { indicators, rates } from "./indicators.ts";
import {
  ActionOfPoleEmploi,
  PoleEmploiInAction,
  PoleEmploiInRecommendation,
  PoleEmploiInTerritory,
  RecommendationOfPoleEmploi,
  TerritoryOfPoleEmploi,
} from "./types.ts";

@Resolver()
class RootResolver {
  @Query(() => PublisherType, { nullable: true, description: "Pôle emploi." })
  poleEmploi(@Ctx() { institution }: Context): Partner {
    return institution.partner;
  }
}

@Resolver(() => TerritoryOfPoleEmploi)
class TerritoryResolver {
  @FieldResolver(() => PoleEmploiInTerritory, {
    nullable: true,
    description: "Ce que Pôle emploi dit de ce territoire.",
  })
  poleEmploi(@Root() { code }: TerritoryOfPoleEmploi): PoleEmploiInTerritory {
    return { code };
  }
}

@Resolver(() => ActionOfPoleEmploi)
class ActionResolver {
  @FieldResolver(() => PoleEmploiInAction, { nullable: true, description: "Ce que Pôle emploi dit de cette action." })
  poleEmploi(@Root() { id }: ActionOfPoleEmploi): PoleEmploiInAction {
    return { id };
  }
}

@Resolver(() => RecommendationOfPoleEmploi)
class RecommendationResolver {
  @FieldResolver(() => PoleEmploiInRecommendation, {
    nullable: true,
    description: "Ce que Pôle emploi dit de cette préconisation.",
  })
  poleEmploi(@Root() { code }: RecommendationOfPoleEmploi): PoleEmploiInRecommendation {
    return { code };
  }
}
const convention = conventionField("poleEmploi", "Pôle emploi");

/** Jobseekers by commune are published for each December since 2015. */
const longest = { perYear: 4, since: "2015-Q1", until: "2021-Q4", real: 7 };
/** Its series: real figures are few, generated ones every quarter. */
const lengths = {
  usual: { perYear: 4, since: "2017-Q1", until: "2021-Q4", real: 1 },
  jobseekers: longest,
  jobseekersPerInhabitants: longest,
  categoryAShare: longest,
  actionReturnsToWork: { perYear: 1, since: "2017", until: "2021", real: 1 },
};

const costs = {
  ...institutionCosts("poleEmploi", "PoleEmploi"),
  ...seriesCosts("PoleEmploiInTerritory", { ...indicators, ...rates }, lengths),
  "PoleEmploiInRecommendation.outcomes": outcomesCost(indicators.actionReturnsToWork),
};

/** Pôle emploi's part of the graph. */
export const graph: Graph<Records<FunderRegisters>> = {
  resolvers: [
    RootResolver,
    TerritoryResolver,
    seriesFields(() => PoleEmploiInTerritory, indicators),
    rateFields(() => PoleEmploiInTerritory, rates),
    ActionResolver,
    funderFields(() => PoleEmploiInAction),
    RecommendationResolver,
    outcomeFields(() => PoleEmploiInRecommendation, indicators.actionReturnsToWork),
    stewardActs("poleEmploi", "Pôle emploi"),
    territoryRanking("poleEmploi", () => TerritoryOfPoleEmploi, { indicators: Object.values(indicators), rates }),
    outcomeRanking("poleEmploi", () => RecommendationOfPoleEmploi, {
      indicator: indicators.actionReturnsToWork,
      recommendations: everyRecommendation,
    }),
    decideFunding("poleEmploi", "Pôle emploi"),
    fundingDecisions("poleEmploi", "Pôle emploi"),
    publicationActs("poleEmploi", "Pôle emploi"),
    ...convention.resolvers,
    ...publisherResolvers,
  ],
  entities: [TerritoryOfPoleEmploi, ActionOfPoleEmploi, RecommendationOfPoleEmploi, convention.entity],
  store: (db, asOf) => recordsOf(db, asOf),
  costs,
};
