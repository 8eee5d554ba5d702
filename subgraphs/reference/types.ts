import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Level, Territory } from "@pacte-hub/schema/model/territory";
import { LevelEnum } from "@pacte-hub/schema/types/enums";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";

@Directive('@key(fields: "code")')
@ObjectType("Territory", { description: "Territoire du code officiel géographique (INSEE)." })
export class TerritoryType implements Omit<Territory, "parent"> {
  @Field(() => ID, { description: "« 55 », code d'arrondissement, SIREN d'EPCI ou code INSEE de commune." })
  readonly code!: string;
  @Field(() => String, { description: "Nom." })
  readonly name!: string;
  @Field(() => LevelEnum, { description: "Niveau." })
  readonly level!: Level;
  @Field(() => Int, {
    nullable: true,
    description: "Population municipale ; pour un EPCI, celle de ses communes meusiennes. Voir `populationVintage`.",
  })
  readonly population!: number | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Millésime de la population : 2021 pour le département et les EPCI, 2026 (COG) pour communes et arrondissements.",
  })
  readonly populationVintage!: string | null;
}

@ObjectType("Partner", { description: "Institution qui opère un sous-graphe du hub." })
export class PartnerType {
  @Field(() => ID, { description: "department, pole-emploi, caf ou siae." })
  readonly id!: PartnerId;
  @Field(() => String, { description: "Nom." })
  readonly name!: string;
}
