import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { Bounds, Coverage, Observation, ObservationStatus } from "../model/observation.ts";
import { BrokenDownType } from "./brokenDown.type.ts";
import { ObservationStatusEnum } from "./enums.ts";

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
export class ObservationType extends BrokenDownType implements Omit<Pick<Observation, keyof Observation>, "release"> {
  @Field(() => ID, { description: "Code du territoire." })
  readonly territoryCode!: string;
  @Field(() => String, { description: "Période SDMX : « 2020-12 », « 2020-Q4 », « 2017 »." })
  readonly period!: string;
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
