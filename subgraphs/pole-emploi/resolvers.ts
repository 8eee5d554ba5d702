import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { publisherResolvers } from "../../runtime/read/publisher.ts";
import { rateFields } from "../../runtime/read/rateFields.ts";
import { seriesFields } from "../../runtime/read/seriesFields.ts";
import type { Context } from "../../runtime/serve/context.ts";
import type { Graph } from "../../runtime/serve/graph.ts";
import type { Partner } from "../../schema/language/partner.ts";
import { PublisherType } from "../../schema/types/publisher.type.ts";
import { indicators, rates } from "./indicators.ts";
import { PoleEmploiInTerritory, TerritoryOfPoleEmploi } from "./types.ts";

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

/** Pôle emploi's part of the graph. */
export const graph: Graph = {
  resolvers: [
    RootResolver,
    TerritoryResolver,
    seriesFields(() => PoleEmploiInTerritory, indicators),
    rateFields(() => PoleEmploiInTerritory, rates),
    ...publisherResolvers,
  ],
  entities: [TerritoryOfPoleEmploi],
  store: () => undefined,
};
