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

@Resolver(() => PoleEmploiInTerritory)
class PoleEmploiInTerritoryResolver {
  @FieldResolver(() => [ObservationType], { description: indicators.jobseekers.definition })
  jobseekers(
    @Root() { code }: PoleEmploiInTerritory,
    @Args(() => SeriesArgs) span: SeriesArgs,
    @Ctx() { series }: Context,
  ): Promise<readonly Observation[]> {
    return askSeries(series, { ...span, dataset: indicators.jobseekers.id, territory: code, by: "TOTAL" });
  }
}

/** Pôle emploi's part of the graph. */
export const graph: Graph = {
  resolvers: [RootResolver, TerritoryResolver, PoleEmploiInTerritoryResolver, ...publisherResolvers],
  entities: [TerritoryOfPoleEmploi],
  store: () => undefined,
};
