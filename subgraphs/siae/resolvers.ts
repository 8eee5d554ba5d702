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
import type { Structure } from "@pacte-hub/schema/model/structure";
import { PublisherType } from "@pacte-hub/schema/types/publisher.type";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { indicators, rates } from "./indicators.ts";
import { type SiaeStore, siaeStore } from "./store.ts";
import {
  ActionOfSiae,
  RecommendationOfSiae,
  SiaeInAction,
  SiaeInRecommendation,
  SiaeInTerritory,
  StructureType,
  TerritoryOfSiae,
} from "./types.ts";

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

@Resolver(() => ActionOfSiae)
class ActionResolver {
  @FieldResolver(() => SiaeInAction, { nullable: true, description: "Ce que le réseau des SIAE dit de cette action." })
  siae(@Root() { id }: ActionOfSiae): SiaeInAction {
    return { id };
  }
}

@Resolver(() => RecommendationOfSiae)
class RecommendationResolver {
  @FieldResolver(() => SiaeInRecommendation, {
    nullable: true,
    description: "Ce que le réseau des SIAE dit de cette préconisation.",
  })
  siae(@Root() { code }: RecommendationOfSiae): SiaeInRecommendation {
    return { code };
  }
}

const convention = conventionField("siae", "Réseau des SIAE");

/** Its series: real figures are few, generated ones every quarter. */
const lengths = {
  usual: { perYear: 1, since: "2017", until: "2021", real: 1 },
};

const costs = {
  ...institutionCosts("siae", "Siae"),
  ...seriesCosts("SiaeInTerritory", { ...indicators, ...rates }, lengths),
  "SiaeInRecommendation.outcomes": outcomesCost(indicators.actionExits),
  "SiaeInTerritory.structures": 29,
};

/** The SIAE network's part of the graph. */
export const graph: Graph<SiaeStore & Records<FunderRegisters>> = {
  resolvers: [
    RootResolver,
    TerritoryResolver,
    SiaeInTerritoryResolver,
    seriesFields(() => SiaeInTerritory, indicators),
    rateFields(() => SiaeInTerritory, rates),
    StructureResolver,
    ActionResolver,
    funderFields(() => SiaeInAction),
    RecommendationResolver,
    outcomeFields(() => SiaeInRecommendation, indicators.actionExits),
    stewardActs("siae", "Réseau des SIAE"),
    territoryRanking("siae", () => TerritoryOfSiae, { indicators: Object.values(indicators), rates }),
    outcomeRanking("siae", () => RecommendationOfSiae, {
      indicator: indicators.actionExits,
      recommendations: everyRecommendation,
    }),
    decideFunding("siae", "Réseau des SIAE"),
    fundingDecisions("siae", "Réseau des SIAE"),
    publicationActs("siae", "Réseau des SIAE"),
    ...convention.resolvers,
    ...publisherResolvers,
  ],
  entities: [TerritoryOfSiae, ActionOfSiae, RecommendationOfSiae, convention.entity],
  references: {
    Structure: ({ siret }, { store }: Context<SiaeStore>) => store.structure.load(siret ?? ""),
  },
  store: (db, asOf) => ({ ...siaeStore(db), ...recordsOf<FunderRegisters>(db, asOf) }),
  costs,
};
