import type { ActionId } from "@pacte-hub/schema/model/action";
import type { Source } from "@pacte-hub/schema/model/provenance";
import type { Structure, StructureKind } from "@pacte-hub/schema/model/structure";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { StructureKindEnum } from "@pacte-hub/schema/types/enums";
import { SourceType } from "@pacte-hub/schema/types/release.type";
import { Directive, Field, ID, ObjectType } from "type-graphql";

@Directive('@key(fields: "code")')
@ObjectType("Territory")
export class TerritoryOfSiae {
  @Field(() => ID)
  readonly code!: TerritoryCode;
}

/** What the SIAE network says of a territory: its resolvers need no more than the code. */
@ObjectType("SiaeInTerritory", { description: "Ce que le réseau des SIAE dit d'un territoire." })
export class SiaeInTerritory {
  readonly code!: TerritoryCode;
}

@Directive('@key(fields: "siret")')
@ObjectType("Structure", {
  description: "Structure de l'insertion par l'activité économique (SIAE) conventionnée par l'État.",
})
export class StructureType implements Omit<Structure, "commune"> {
  @Field(() => ID, { description: "SIRET (14 chiffres)." })
  readonly siret!: string;
  @Field(() => String, { description: "Dénomination." })
  readonly name!: string;
  @Field(() => StructureKindEnum, { description: "Type de structure." })
  readonly kind!: StructureKind;
  @Field(() => String, { description: "Nature juridique." })
  readonly legalForm!: string;
  @Field(() => String, { description: "Code d'activité principale (NAF rév. 2)." })
  readonly activityCode!: string;
  @Field(() => String, { description: "Mois de la liste où elle figure." })
  readonly listedIn!: string;
  @Field(() => SourceType, { description: "D'où la liste a été obtenue." })
  readonly source!: Source;
}

@Directive('@key(fields: "id")')
@ObjectType("Action")
export class ActionOfSiae {
  @Field(() => ID)
  readonly id!: ActionId;
}

/** What the institution says of an action: its resolvers need no more than the id. */
@ObjectType("SiaeInAction", { description: "Ce que le réseau des SIAE dit d'une action." })
export class SiaeInAction {
  readonly id!: ActionId;
}

@Directive('@key(fields: "code")')
@ObjectType("Recommendation")
export class RecommendationOfSiae {
  @Field(() => String)
  readonly code!: string;
}

/** What the institution says of a recommendation: its resolvers need no more than the code. */
@ObjectType("SiaeInRecommendation", { description: "Ce que le réseau des SIAE dit d'une préconisation." })
export class SiaeInRecommendation {
  readonly code!: string;
}
