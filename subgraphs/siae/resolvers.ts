import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { publisherResolvers } from "../../runtime/read/publisher.ts";
import { rateFields } from "../../runtime/read/rateFields.ts";
import { seriesFields } from "../../runtime/read/seriesFields.ts";
import type { Context } from "../../runtime/serve/context.ts";
import type { Graph } from "../../runtime/serve/graph.ts";
import type { Partner } from "../../schema/language/partner.ts";
import type { Structure } from "../../schema/language/structure.ts";
import { PublisherType } from "../../schema/types/publisher.type.ts";
import { indicators, rates } from "./indicators.ts";
import { type SiaeStore, siaeStore } from "./store.ts";
import { SiaeInTerritory, StructureType, TerritoryOfSiae } from "./types.ts";

@Resolver()
class RootResolver {
  @Query(() => PublisherType, { nullable: true, description: "Le réseau des SIAE de la Meuse." })
  siae(@Ctx() { institution }: Context): Partner {
    return institution.partner;
  }

  @Query(() => StructureType, { nullable: true, description: "Une structure par son SIRET." })
  structure(
    @Arg("siret", () => ID, { description: "14 chiffres." }) siret: string,
    @Ctx() { store }: Context<SiaeStore>,
  ): Promise<Structure | null> {
    return store.structure.load(siret);
  }
}

@Resolver(() => TerritoryOfSiae)
class TerritoryResolver {
  @FieldResolver(() => SiaeInTerritory, {
    nullable: true,
    description: "Ce que le réseau des SIAE dit de ce territoire.",
  })
  siae(@Root() { code }: TerritoryOfSiae): SiaeInTerritory {
    return { code };
  }
}

@Resolver(() => SiaeInTerritory)
class SiaeInTerritoryResolver {
  @FieldResolver(() => [StructureType], { description: "Structures dont le siège est dans ce territoire, par nom." })
  structures(@Root() { code }: SiaeInTerritory, @Ctx() { store }: Context<SiaeStore>): Promise<readonly Structure[]> {
    return store.structuresIn.load(code);
  }
}

@Resolver(() => StructureType)
class StructureResolver {
  @FieldResolver(() => TerritoryOfSiae, { description: "Commune du siège." })
  commune(@Root() { commune }: Structure): TerritoryOfSiae {
    return { code: commune };
  }
}

/** The SIAE network's part of the graph. */
export const graph: Graph<SiaeStore> = {
  resolvers: [
    RootResolver,
    TerritoryResolver,
    SiaeInTerritoryResolver,
    seriesFields(() => SiaeInTerritory, indicators),
    rateFields(() => SiaeInTerritory, rates),
    StructureResolver,
    ...publisherResolvers,
  ],
  entities: [TerritoryOfSiae],
  references: {
    Structure: ({ siret }, { store }: Context<SiaeStore>) => store.structure.load(siret ?? ""),
  },
  store: siaeStore,
};
