import { atLevel, communesOf, territories } from "@pacte-hub/data/territories";
import { listSize, sizedBy } from "@pacte-hub/demand-control/declare";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import { type Partner, type PartnerId, partnerIds, partners } from "@pacte-hub/schema/model/partner";
import type { Level, Territory } from "@pacte-hub/schema/model/territory";
import { LevelEnum } from "@pacte-hub/schema/types/enums";
import { refusalError } from "@pacte-hub/server/refusalError";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { PartnerType, TerritoryType } from "./types.ts";

/** What the reference subgraph is given: it has no database, only the gateway's view of who answers. */
export interface ReferenceContext {
  answers(partner: PartnerId): Promise<boolean>;
}

@Resolver()
class RootResolver {
  @Query(() => [TerritoryType], { description: "Territoires d'un niveau, ou tous." })
  territories(
    @Arg("level", () => LevelEnum, { nullable: true, description: "Niveau voulu." }) level?: Level,
  ): readonly Territory[] {
    return level ? atLevel(level) : [...territories.values()];
  }

  @Query(() => TerritoryType, { nullable: true, description: "Un territoire par son code." })
  territory(
    @Arg("code", () => ID, { description: "« 55 », « 551 », un SIREN, un code de commune." }) code: string,
  ): Territory {
    const found = territories.get(code);
    if (!found) throw refusalError({ code: "UNKNOWN_TERRITORY", territory: code.slice(0, 40) });
    return found;
  }

  @Query(() => [PartnerType], { description: "Institutions qui opèrent un sous-graphe." })
  partners(): readonly Partner[] {
    return partnerIds.map((id) => partners[id]);
  }
}

@Resolver(() => TerritoryType)
class TerritoryResolver {
  @FieldResolver(() => TerritoryType, {
    nullable: true,
    description: "L'EPCI d'une commune, le département d'un EPCI ou d'un arrondissement.",
  })
  parent(@Root() { parent }: Territory): Territory | undefined {
    return territories.get(parent ?? "");
  }

  @FieldResolver(() => [TerritoryType], {
    description:
      "Territoires compris dans celui-ci : du niveau demandé, sinon les EPCI du département, les communes des autres.",
  })
  children(
    @Root() { code, level }: Territory,
    @Arg("level", () => LevelEnum, { nullable: true, description: "Niveau voulu." }) asked?: Level,
  ): readonly Territory[] {
    const wanted = asked ?? (level === "DEPARTMENT" ? "EPCI" : "COMMUNE");
    const inside = new Set(communesOf.get(code));
    return atLevel(wanted).filter((one) => one.code !== code && isMadeWithin(one.code, inside));
  }
}

/** True when every commune of the territory is inside: an EPCI astride two arrondissements is a child of neither. */
function isMadeWithin(code: string, inside: ReadonlySet<string>): boolean {
  return (communesOf.get(code) ?? []).every((commune) => inside.has(commune));
}

@Resolver(() => PartnerType)
class PartnerResolver {
  @FieldResolver(() => Boolean, { description: "Vrai si son sous-graphe répond en ce moment." })
  answers(@Root() { id }: Partner, @Ctx() { answers }: ReferenceContext): Promise<boolean> {
    return answers(id);
  }
}

/** Territories of each level in the Meuse (INSEE, official geographical code). */
const byLevel = sizedBy("level", { DEPARTMENT: 1, ARRONDISSEMENT: 3, EPCI: 16, COMMUNE: 499 });

/** What belongs to no partner: the territories, and who the partners are. */
export const graph: Graph = {
  resolvers: [RootResolver, TerritoryResolver, PartnerResolver],
  entities: [],
  references: { Territory: ({ code }) => territories.get(code ?? "") ?? null },
  store: () => undefined,
  costs: {
    "Query.territories": `${listSize(519)} ${byLevel}`,
    // Without a level: the communes of an EPCI, of which the largest has 54, or the 16 EPCI of the department.
    "Territory.children": `${listSize(54)} ${byLevel}`,
    "Query.partners": 4,
  },
};
