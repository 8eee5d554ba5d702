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
