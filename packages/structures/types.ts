import type { Source } from "@pacte-hub/schema/model/provenance";
import type { Structure, StructureKind } from "@pacte-hub/schema/model/structure";
import { StructureKindEnum } from "@pacte-hub/schema/types/enums";
import { SourceType } from "@pacte-hub/schema/types/release.type";
import { Directive, Field, ID, ObjectType } from "type-graphql";

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
