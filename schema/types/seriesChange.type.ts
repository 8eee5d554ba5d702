import { ArgsType, Directive, Field, Float, ID, ObjectType } from "type-graphql";
import type { Bounds, Observation } from "../model/observation.ts";
import type { PeriodCode } from "../model/period.ts";
import {
  type ChangeCaution,
  type ChangeCautionCode,
  type ChangeOfSeries,
  changeCautionCodes,
  type Incomparability,
  incomparabilities,
} from "../model/seriesChange.ts";
import { BrokenDownType } from "./brokenDown.type.ts";
import { DimensionEnum } from "./dimension.enums.ts";
import { enumOf } from "./enums.ts";
import { BoundsType, ObservationType } from "./observation.type.ts";

@ArgsType()
export class ChangeArgs {
  @Field(() => String, { description: "Période d'avant, exactement : « 2020-12 », « 2020-Q4 », « 2020 »." })
  readonly from!: string;
  @Field(() => String, { description: "Période d'après, du même pas." })
  readonly to!: string;
  @Field(() => [DimensionEnum], {
    nullable: true,
    description: "Ventilation : une ligne par croisement de ces dimensions ; sans elle, le total.",
  })
  readonly by?: readonly string[] | null;
}

const IncomparabilityEnum = enumOf(incomparabilities, "Incomparability", {
  description: "Pourquoi l'évolution d'un chiffre à l'autre ne peut pas être dite.",
  values: {
    ORIGINS_DIFFER: "L'un est réel, l'autre inventé pour la démonstration.",
    UNITS_DIFFER: "Ils ne comptent pas la même chose (foyers, personnes…).",
    MEASURES_DIFFER: "L'un est un stock, l'autre une moyenne ou un flux.",
    DATASETS_DIFFER: "Ils ne sont pas de la même série.",
    REGIMES_DIFFER: "Ils ne couvrent pas les mêmes régimes.",
    NO_VALUE: "L'un des deux n'est pas donné : son état dit pourquoi.",
    COVERAGE_DIFFERS: "Ils ne couvrent pas les mêmes communes, ou rien ne dit que ce sont les mêmes.",
    FROM_ZERO: "Le premier est nul : l'évolution est dite dans l'unité du chiffre, pas en pour cent.",
  },
});

const ChangeCautionCodeEnum = enumOf(changeCautionCodes, "ChangeCautionCode", {
  description: "Ce qu'il faut savoir de deux chiffres d'une série avant de lire leur évolution.",
  values: {
    SERIES_BREAK: "La définition change entre les deux.",
    REVISED: "L'un a été révisé et non l'autre, ou pour une autre raison.",
    PROVISIONAL: "L'un est provisoire.",
    SOURCES_DIFFER: "Ils ne viennent pas du même producteur, ou pas de la même source.",
    ROUNDED: "Le producteur arrondit : seul l'intervalle est certain.",
    PARTIAL: "Des communes manquent.",
    SMALL_COUNT: "Le premier compte trop peu de cas : un seul déplace beaucoup le pour cent.",
    SEASONS_DIFFER: "Deux mois ou trimestres de saisons différentes, en chiffres bruts.",
    DIRECTION_UNCERTAIN: "L'intervalle certain contient zéro : ni hausse ni baisse n'est certaine.",
  },
});

@Directive("@shareable")
@ObjectType("ChangeCaution", { description: "Précaution de lecture d'une évolution." })
export class ChangeCautionType implements ChangeCaution {
  @Field(() => ChangeCautionCodeEnum, { description: "Code stable." })
  readonly code!: ChangeCautionCode;
  @Field(() => String, { description: "Phrase à montrer avec l'évolution." })
  readonly sentence!: string;
}

@Directive("@shareable")
@ObjectType("Change", {
  description:
    "Évolution d'un chiffre d'une série à un autre du même territoire et de la même modalité, entre chiffres comparables seulement.",
})
export class ChangeType extends BrokenDownType implements ChangeOfSeries {
  @Field(() => ID, { description: "Code du territoire." })
  readonly territoryCode!: string;
  @Field(() => ObservationType, { description: "Le chiffre d'avant." })
  readonly before!: Observation;
  @Field(() => ObservationType, { description: "Le chiffre d'après." })
  readonly after!: Observation;
  @Field(() => Float, {
    nullable: true,
    description: "Après moins avant, dans l'unité des chiffres ; null : voir `reason`.",
  })
  readonly absolute!: number | null;
  @Field(() => BoundsType, { nullable: true, description: "Intervalle où l'évolution vraie est certainement." })
  readonly absoluteBounds!: Bounds | null;
  @Field(() => Float, {
    nullable: true,
    description: "En pour cent du chiffre d'avant, au centième, arrondi une seule fois ; null : voir `reason`.",
  })
  readonly relative!: number | null;
  @Field(() => BoundsType, {
    nullable: true,
    description:
      "Intervalle où l'évolution vraie est certainement, en pour cent, vers l'extérieur ; null si le chiffre d'avant peut être nul.",
  })
  readonly relativeBounds!: Bounds | null;
  @Field(() => IncomparabilityEnum, {
    nullable: true,
    description: "Pourquoi l'évolution n'est pas dite, ou pas en pour cent (FROM_ZERO).",
  })
  readonly reason!: Incomparability | null;
  @Field(() => String, { nullable: true, description: "La même raison en une phrase." })
  readonly sentence!: string | null;
  @Field(() => [ChangeCautionType], { description: "Ce qu'il faut savoir avant de la lire." })
  readonly cautions!: readonly ChangeCaution[];
}

@Directive("@shareable")
@ObjectType("NextPublication", {
  description: "Prochaine publication d'un jeu : seulement si l'institution ou la source la dit, jamais supposée.",
})
export class NextPublicationType {
  @Field(() => String, { nullable: true, description: "Jour annoncé (AAAA-MM-JJ) ; null : `sentence` dit pourquoi." })
  readonly on!: string | null;
  @Field(() => String, { nullable: true, description: "Période annoncée, si elle est dite." })
  readonly period!: PeriodCode | null;
  @Field(() => String, { description: "Qui l'annonce, ou pourquoi rien n'est annoncé." })
  readonly sentence!: string;
}
