import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { conventionField } from "../../packages/institution/graphql/conventionResolver.ts";
import { decideFunding } from "../../packages/institution/graphql/decideFunding.ts";
import {
  type FunderRegisters,
  funderFields,
  fundingDecisions,
} from "../../packages/institution/graphql/fundingResolver.ts";
import { outcomeFields } from "../../packages/institution/graphql/outcomesResolver.ts";
import { publicationActs } from "../../packages/institution/graphql/publicationMutations.ts";
import { institutionCosts } from "../../packages/institution/graphql/publisherCosts.ts";
import { publisherResolvers } from "../../packages/institution/graphql/publisherResolver.ts";
import { everyRecommendation, outcomeRanking, territoryRanking } from "../../packages/institution/graphql/ranking.ts";
import { rateFields } from "../../packages/institution/graphql/rateFields.ts";
import { outcomesCost, seriesCosts } from "../../packages/institution/graphql/seriesCosts.ts";
import { seriesFields } from "../../packages/institution/graphql/seriesFields.ts";
import { stewardActs } from "../../packages/institution/graphql/stewardMutations.ts";
import { type Records, recordsOf } from "../../packages/institution/registers/records.ts";
import type { Graph } from "../../packages/institution/server/buildSchema.ts";
import type { Context } from "../../packages/institution/server/context.ts";
import type { Partner } from "../../schema/model/partner.ts";
import { PublisherType } from "../../schema/types/publisher.type.ts";
import { indicators, rates } from "./indicators.ts";
import {
  ActionOfCaf,
  CafInAction,
  CafInRecommendation,
  CafInTerritory,
  RecommendationOfCaf,
  TerritoryOfCaf,
} from "./types.ts";

@Resolver()
class RootResolver {
  @Query(() => PublisherType, { nullable: true, description: "La Caisse d'allocations familiales de la Meuse." })
  caf(@Ctx() { institution }: Context): Partner {
    return institution.partner;
  }
}

@Resolver(() => TerritoryOfCaf)
class TerritoryResolver {
  @FieldResolver(() => CafInTerritory, { nullable: true, description: "Ce que la CAF dit de ce territoire." })
  caf(@Root() { code }: TerritoryOfCaf): CafInTerritory {
    return { code };
  }
}

@Resolver(() => ActionOfCaf)
class ActionResolver {
  @FieldResolver(() => CafInAction, { nullable: true, description: "Ce que la CAF dit de cette action." })
  caf(@Root() { id }: ActionOfCaf): CafInAction {
    return { id };
  }
}

@Resolver(() => RecommendationOfCaf)
class RecommendationResolver {
  @FieldResolver(() => CafInRecommendation, {
    nullable: true,
    description: "Ce que la CAF dit de cette préconisation.",
  })
  caf(@Root() { code }: RecommendationOfCaf): CafInRecommendation {
    return { code };
  }
}
const convention = conventionField("caf", "CAF");

/** Its series: real figures are few, generated ones every quarter. */
const lengths = {
  usual: { perYear: 4, since: "2017-01", until: "2021-12", real: 2 },
  actionRightsOpened: { perYear: 1, since: "2017", until: "2021", real: 1 },
};

const costs = {
  ...institutionCosts("caf", "Caf"),
  ...seriesCosts("CafInTerritory", { ...indicators, ...rates }, lengths),
  "CafInRecommendation.outcomes": outcomesCost(indicators.actionRightsOpened),
};

/** The CAF's part of the graph. */
export const graph: Graph<Records<FunderRegisters>> = {
  resolvers: [
    RootResolver,
    TerritoryResolver,
    seriesFields(() => CafInTerritory, indicators),
    rateFields(() => CafInTerritory, rates),
    ActionResolver,
    funderFields(() => CafInAction),
    RecommendationResolver,
    outcomeFields(() => CafInRecommendation, indicators.actionRightsOpened),
    stewardActs("caf", "CAF"),
    territoryRanking("caf", () => TerritoryOfCaf, { indicators: Object.values(indicators), rates }),
    outcomeRanking("caf", () => RecommendationOfCaf, {
      indicator: indicators.actionRightsOpened,
      recommendations: everyRecommendation,
    }),
    decideFunding("caf", "CAF"),
    fundingDecisions("caf", "CAF"),
    publicationActs("caf", "CAF"),
    ...convention.resolvers,
    ...publisherResolvers,
  ],
  entities: [TerritoryOfCaf, ActionOfCaf, RecommendationOfCaf, convention.entity],
  store: (db, asOf) => recordsOf(db, asOf),
  costs,
};
