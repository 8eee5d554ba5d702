import { Field, ObjectType } from "type-graphql";
import type { Breakdown } from "../model/dimension.ts";
import {
  AgeEnum,
  CategoryEnum,
  DelayEnum,
  ExitKindEnum,
  HouseholdTypeEnum,
  PathwayEnum,
  RecommendationCodeEnum,
  RsaAtEntryEnum,
  SanctionLevelEnum,
  SexEnum,
} from "./dimension.enums.ts";
import { StructureKindEnum } from "./enums.ts";

/** Where a figure stands on each dimension, alike on all that can be broken down. */
@ObjectType()
export abstract class BrokenDownType implements Breakdown {
  @Field(() => StructureKindEnum, { nullable: true, description: "Type de structure ; null = ensemble." })
  readonly structureKind!: Breakdown["structureKind"];
  @Field(() => SexEnum, { nullable: true, description: "Sexe ; null = ensemble." })
  readonly sex!: Breakdown["sex"];
  @Field(() => AgeEnum, { nullable: true, description: "Tranche d'âge ; null = ensemble." })
  readonly age!: Breakdown["age"];
  @Field(() => HouseholdTypeEnum, { nullable: true, description: "Composition du foyer ; null = ensemble." })
  readonly householdType!: Breakdown["householdType"];
  @Field(() => CategoryEnum, { nullable: true, description: "Catégorie de demandeurs d'emploi ; null = ensemble." })
  readonly category!: Breakdown["category"];
  @Field(() => PathwayEnum, { nullable: true, description: "Parcours d'orientation ; null = ensemble." })
  readonly pathway!: Breakdown["pathway"];
  @Field(() => DelayEnum, { nullable: true, description: "Délai d'orientation ; null = ensemble." })
  readonly delay!: Breakdown["delay"];
  @Field(() => ExitKindEnum, { nullable: true, description: "Issue à la sortie ; null = ensemble." })
  readonly exitKind!: Breakdown["exitKind"];
  @Field(() => SanctionLevelEnum, { nullable: true, description: "Niveau de sanction ; null = ensemble." })
  readonly sanctionLevel!: Breakdown["sanctionLevel"];
  @Field(() => RsaAtEntryEnum, { nullable: true, description: "RSA à l'entrée ; null = ensemble." })
  readonly rsaAtEntry!: Breakdown["rsaAtEntry"];
  @Field(() => RecommendationCodeEnum, { nullable: true, description: "Préconisation du Pacte ; null = ensemble." })
  readonly recommendation!: Breakdown["recommendation"];
}
