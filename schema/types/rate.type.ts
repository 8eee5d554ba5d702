import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { Bounds, ObservationStatus } from "../model/observation.ts";
import {
  type Caution,
  type CautionCode,
  cautionCodes,
  type Rate,
  type RateStatus,
  type RateUnit,
  rateStatuses,
  type Term,
} from "../model/rate.ts";
import { type Measure, units } from "../model/release.ts";
import { BrokenDownType } from "./brokenDown.type.ts";
import { enumOf, MeasureEnum, ObservationStatusEnum, statusDescriptions, unitDescriptions } from "./enums.ts";
import { BoundsType } from "./observation.type.ts";

export const RateStatusEnum = enumOf(rateStatuses, "RateStatus", {
  description: "Ce que vaut un taux : l'état le plus strict des chiffres dont il est tiré.",
  values: {
    ...statusDescriptions,
    TOO_FEW: "Trop peu de cas : le dénominateur n'atteint pas le minimum déclaré, un seul cas déplacerait le taux.",
  },
});

const RateUnitEnum = enumOf([...units, "INHABITANT"] as const, "RateUnit", {
  description: "Ce que compte un côté d'un taux.",
  values: { ...unitDescriptions, INHABITANT: "Habitant (population municipale)." },
});

const CautionCodeEnum = enumOf(cautionCodes, "CautionCode", {
  description: "Ce qui n'est pas pareil des deux côtés d'un taux.",
  values: {
    UNITS_DIFFER: "Foyers, personnes, adultes… : le taux n'est pas une part.",
    MEASURES_DIFFER: "Un stock, une moyenne ou un flux, rapporté à une mesure d'une autre nature.",
    PERIODS_DIFFER: "Deux périodes différentes.",
    COVERAGE_DIFFERS: "Des communes manquent d'un côté et non de l'autre.",
    PARTIAL_REGIME: "Un régime seulement est compté : qui manque est dit.",
  },
});

@Directive("@shareable")
@ObjectType("Caution", { description: "Précaution de lecture." })
export class CautionType implements Caution {
  @Field(() => CautionCodeEnum, { description: "Code stable." })
  readonly code!: CautionCode;
  @Field(() => String, { description: "Phrase à montrer avec le taux." })
  readonly sentence!: string;
}

@Directive("@shareable")
@ObjectType("RateTerm", { description: "Un côté d'un taux." })
export class RateTermType implements Omit<Term, "coverage" | "regime"> {
  @Field(() => Float, {
    nullable: true,
    description: "Le chiffre, ou la somme des chiffres publiés ; null : voir `status`.",
  })
  readonly value!: number | null;
  @Field(() => BoundsType, { nullable: true, description: "Intervalle certain." })
  readonly bounds!: Bounds | null;
  @Field(() => ObservationStatusEnum, { description: "État." })
  readonly status!: ObservationStatus;
  @Field(() => String, { description: "Période SDMX ; pour une population, son millésime." })
  readonly period!: string;
  @Field(() => RateUnitEnum, { description: "Unité." })
  readonly unit!: RateUnit;
  @Field(() => MeasureEnum, { description: "Stock, moyenne ou flux." })
  readonly measure!: Measure;
}

@Directive("@shareable")
@ObjectType("Rate", {
  description: "Taux calculé par l'institution à partir de ses seuls chiffres publiés : il n'en dit pas plus qu'eux.",
})
export class RateType extends BrokenDownType implements Omit<Rate, "observations"> {
  @Field(() => ID, { description: "Code du territoire." })
  readonly territoryCode!: string;
  @Field(() => String, { description: "Période SDMX." })
  readonly period!: string;
  @Field(() => Float, {
    nullable: true,
    description: "Le taux, au centième, arrondi une seule fois ; null : voir `status` et `bounds`.",
  })
  readonly value!: number | null;
  @Field(() => BoundsType, {
    nullable: true,
    description:
      "Intervalle où le vrai taux est certainement, même si un chiffre est retenu ou arrondi : minimum arrondi vers le bas, maximum vers le haut, jamais plus de 100 pour une part ; null s'il n'est pas borné.",
  })
  readonly bounds!: Bounds | null;
  @Field(() => RateStatusEnum, { description: "Ce que vaut le taux, ou pourquoi il est absent." })
  readonly status!: RateStatus;
  @Field(() => Int, { description: "Pour combien au dénominateur : 100, ou 1 pour une moyenne." })
  readonly per!: number;
  @Field(() => String, { description: "Unité, en mots : « sorties dynamiques pour 100 sorties constatées »." })
  readonly unit!: string;
  @Field(() => RateTermType, { description: "Numérateur." })
  readonly numerator!: Term;
  @Field(() => RateTermType, { description: "Dénominateur." })
  readonly denominator!: Term;
  @Field(() => [CautionType], { description: "En quoi les deux côtés ne sont pas pareils ; vide s'ils le sont." })
  readonly comparability!: readonly Caution[];
}
