import { pactInService } from "@pacte-hub/data/pactInService";
import { foundAs } from "@pacte-hub/institution/graphql/checkArguments";
import type { PublisherNouns } from "@pacte-hub/institution/graphql/publisherNouns";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Structure } from "@pacte-hub/schema/model/structure";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type StructureStore, structureStore } from "./store.ts";
import { StructureType } from "./types.ts";

interface OnTerritory {
  readonly code: TerritoryCode;
}

/**
 * The register as a part of its keeper's graph: `Query.structure`, the structures in a territory, the commune of each.
 * @param nouns the keeper's classes of a territory and of what it says of one.
 */
export function structuresGraph({
  Territory,
  InTerritory,
}: Pick<PublisherNouns["types"], "Territory" | "InTerritory">): Omit<Graph<StructureStore>, "entities" | "costs"> {
  @Resolver()
  class RootResolver {
    @Query(() => StructureType, { nullable: true, description: "Une structure par son SIRET." })
    async structure(
      @Arg("siret", () => ID, { description: "14 chiffres." }) siret: string,
      @Ctx() { store }: Context<StructureStore>,
    ): Promise<Structure | null> {
      const structure = await store.structure.load(siret);
      if (structure !== null) return structure;
      const listed = await store.structuresIn.load(pactInService.department);
      const candidates = () => listed.map(({ siret: code, name }) => ({ code, name }));
      return foundAs("STRUCTURE", siret, { found: structure, candidates });
    }
  }

  @Resolver(() => InTerritory)
  class InTerritoryResolver {
    @FieldResolver(() => [StructureType], { description: "Structures dont le siège est dans ce territoire, par nom." })
    structures(
      @Root() { code }: OnTerritory,
      @Ctx() { store }: Context<StructureStore>,
    ): Promise<readonly Structure[]> {
      return store.structuresIn.load(code);
    }
  }

  @Resolver(() => StructureType)
  class StructureResolver {
    @FieldResolver(() => Territory, { description: "Commune du siège." })
    commune(@Root() { commune }: Structure): OnTerritory {
      return { code: commune };
    }
  }

  return {
    resolvers: [RootResolver, InTerritoryResolver, StructureResolver],
    references: {
      Structure: ({ siret }, { store }: Context<StructureStore>) => store.structure.load(siret ?? ""),
    },
    store: structureStore,
  };
}
