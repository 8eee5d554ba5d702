import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { Breakdown } from "../language/dimension.ts";
import type { Bounds, Coverage, Observation, ObservationStatus } from "../language/observation.ts";
import {
  AgeEnum,
  CategoryEnum,
  ExitKindEnum,
  HouseholdTypeEnum,
  PathwayEnum,
  RsaAtEntryEnum,
  SanctionLevelEnum,
  SexEnum,
} from "./dimension.enums.ts";
import { ObservationStatusEnum, StructureKindEnum } from "./enums.ts";

@Directive("@shareable")
@ObjectType("Bounds", {
  description:
    "Intervalle certain, bornes incluses, dans l'unité du chiffre. Pour une somme PARTIAL : celui des parties renseignées.",
})
export class BoundsType implements Bounds {
  @Field(() => Float, { description: "Le vrai chiffre (de la partie renseignée, si PARTIAL) n'est pas inférieur." })
  readonly min!: number;
  @Field(() => Float, { description: "Le vrai chiffre (de la partie renseignée, si PARTIAL) n'est pas supérieur." })
  readonly max!: number;
}

@Directive("@shareable")
@ObjectType("Coverage", {
  description: "Combien de parties du territoire la source renseigne (des communes, en général).",
})
export class CoverageType implements Coverage {
  @Field(() => Int, { description: "Parties renseignées." })
  readonly present!: number;
  @Field(() => Int, { description: "Parties qui composent le territoire." })
  readonly expected!: number;
}

@Directive("@shareable")
@ObjectType("Observation", {
  description: "Un chiffre publié par une institution, ou la raison pour laquelle il n'y en a pas.",
})
export class ObservationType implements Omit<Pick<Observation, keyof Observation>, "release"> {
  @Field(() => ID, { description: "Code du territoire." })
  readonly territoryCode!: string;
  @Field(() => String, { description: "Période SDMX : « 2020-12 », « 2020-Q4 », « 2017 »." })
  readonly period!: string;
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
  @Field(() => ExitKindEnum, { nullable: true, description: "Issue à la sortie ; null = ensemble." })
  readonly exitKind!: Breakdown["exitKind"];
  @Field(() => SanctionLevelEnum, { nullable: true, description: "Niveau de sanction ; null = ensemble." })
  readonly sanctionLevel!: Breakdown["sanctionLevel"];
  @Field(() => RsaAtEntryEnum, { nullable: true, description: "RSA à l'entrée ; null = ensemble." })
  readonly rsaAtEntry!: Breakdown["rsaAtEntry"];
  @Field(() => Float, {
    nullable: true,
    description: "Le chiffre, dans l'unité de sa publication ; null : voir `status`.",
  })
  readonly value!: number | null;
  @Field(() => ObservationStatusEnum, { description: "Ce que vaut le chiffre, ou pourquoi il est absent." })
  readonly status!: ObservationStatus;
  @Field(() => Int, { nullable: true, description: "Pas d'arrondi du producteur (5 : un 5 publié vaut de 3 à 7)." })
  readonly roundedTo!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: "Erreur type indicative d'une somme de chiffres arrondis, dans l'unité du chiffre.",
  })
  readonly standardError!: number | null;
  @Field(() => BoundsType, { nullable: true, description: "Intervalle certain." })
  readonly bounds!: Bounds | null;
  @Field(() => CoverageType, { nullable: true, description: "Part du territoire que la source renseigne." })
  readonly coverage!: Coverage | null;
}
