import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { askSeries } from "../../runtime/read/ask.ts";
import { publisherResolvers } from "../../runtime/read/publisher.ts";
import type { Context } from "../../runtime/serve/context.ts";
import type { Graph } from "../../runtime/serve/graph.ts";
import type { Observation } from "../../schema/language/observation.ts";
import type { Partner } from "../../schema/language/partner.ts";
import { ObservationType } from "../../schema/types/observation.type.ts";
import { PublisherType } from "../../schema/types/publisher.type.ts";
import { SeriesArgs } from "../../schema/types/series.args.ts";
import { indicators } from "./indicators.ts";
import { CafInTerritory, TerritoryOfCaf } from "./types.ts";

type Observations = Promise<readonly Observation[]>;

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

@Resolver(() => CafInTerritory)
class CafInTerritoryResolver {
  @FieldResolver(() => [ObservationType], { description: indicators.rsaHouseholds.definition })
  rsaHouseholds(
    @Root() { code }: CafInTerritory,
    @Args(() => SeriesArgs) span: SeriesArgs,
    @Ctx() { series }: Context,
  ): Observations {
    return askSeries(series, { ...span, dataset: indicators.rsaHouseholds.id, territory: code, by: "TOTAL" });
  }

  @FieldResolver(() => [ObservationType], { description: indicators.claimantHouseholds.definition })
  claimantHouseholds(
    @Root() { code }: CafInTerritory,
    @Args(() => SeriesArgs) span: SeriesArgs,
    @Ctx() { series }: Context,
  ): Observations {
    return askSeries(series, { ...span, dataset: indicators.claimantHouseholds.id, territory: code, by: "TOTAL" });
  }

  @FieldResolver(() => [ObservationType], { description: indicators.peopleCovered.definition })
  peopleCovered(
    @Root() { code }: CafInTerritory,
    @Args(() => SeriesArgs) span: SeriesArgs,
    @Ctx() { series }: Context,
  ): Observations {
    return askSeries(series, { ...span, dataset: indicators.peopleCovered.id, territory: code, by: "TOTAL" });
  }

  @FieldResolver(() => [ObservationType], { description: indicators.activityBonusHouseholds.definition })
  activityBonusHouseholds(
    @Root() { code }: CafInTerritory,
    @Args(() => SeriesArgs) span: SeriesArgs,
    @Ctx() { series }: Context,
  ): Observations {
    return askSeries(series, { ...span, dataset: indicators.activityBonusHouseholds.id, territory: code, by: "TOTAL" });
  }
}

/** The CAF's part of the graph. */
export const graph: Graph = {
  resolvers: [RootResolver, TerritoryResolver, CafInTerritoryResolver, ...publisherResolvers],
  entities: [TerritoryOfCaf],
  store: () => undefined,
};
