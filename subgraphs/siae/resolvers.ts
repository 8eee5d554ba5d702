import { pactInService } from "@pacte-hub/data/pactInService";
import { foundAs } from "@pacte-hub/institution/graphql/known";
import { type Publisher, publisherGraph } from "@pacte-hub/institution/graphql/publisherGraph";
import { publisherNouns } from "@pacte-hub/institution/graphql/publisherNouns";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Structure } from "@pacte-hub/schema/model/structure";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { indicators, rates } from "./indicators.ts";
import { type SiaeStore, siaeStore } from "./store.ts";
import { StructureType } from "./types.ts";

const publisher: Publisher = {
  field: "siae",
  name: "Réseau des SIAE",
  subject: "le réseau des SIAE",
  presentation: "Le réseau des SIAE de la Meuse.",
  indicators,
  rates,
  outcomes: indicators.actionExits,
  lengths: { usual: { perYear: 1, since: "2017", until: "2021", real: 1 } },
};
const nouns = publisherNouns(publisher);
const { Territory, InTerritory } = nouns.types;

interface OnTerritory {
  readonly code: TerritoryCode;
}

@Resolver()
class RootResolver {
  @Query(() => StructureType, { nullable: true, description: "Une structure par son SIRET." })
  async structure(
    @Arg("siret", () => ID, { description: "14 chiffres." }) siret: string,
    @Ctx() { store }: Context<SiaeStore>,
  ): Promise<Structure | null> {
    const one = await store.structure.load(siret);
    if (one !== null) return one;
    const known = await store.structuresIn.load(pactInService.department);
    const all = () => known.map(({ siret: code, name }) => ({ code, name }));
    return foundAs("STRUCTURE", siret, { one, all });
  }
}

@Resolver(() => InTerritory)
class SiaeInTerritoryResolver {
  @FieldResolver(() => [StructureType], { description: "Structures dont le siège est dans ce territoire, par nom." })
  structures(@Root() { code }: OnTerritory, @Ctx() { store }: Context<SiaeStore>): Promise<readonly Structure[]> {
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

const shared = publisherGraph(publisher, nouns);

/** The SIAE network's part of the graph: what every publisher says, and the structures themselves. */
export const graph: Graph<SiaeStore> = {
  resolvers: [RootResolver, SiaeInTerritoryResolver, StructureResolver, ...shared.resolvers],
  entities: shared.entities,
  references: {
    Structure: ({ siret }, { store }: Context<SiaeStore>) => store.structure.load(siret ?? ""),
  },
  store: (db, asOf) => ({ ...siaeStore(db), ...shared.store(db, asOf) }),
  costs: { ...shared.costs, "SiaeInTerritory.structures": 29 },
};
