import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import type { Dimension } from "../model/dimension.ts";
import type { Impossible } from "../model/impossible.ts";
import { type OpenRegister, openRegisters } from "../model/openRegister.ts";
import type { Day, PeriodCode } from "../model/period.ts";
import type { Dataset, Measure, SeriesBreak, Unit } from "../model/release.ts";
import type { Level } from "../model/territory.ts";
import { DimensionEnum } from "./dimension.enums.ts";
import { enumOf, LevelEnum, MeasureEnum, UnitEnum } from "./enums.ts";

@Directive("@shareable")
@ObjectType("Impossible", {
  description:
    "Modalité qu'aucune unité du jeu ne peut avoir, par définition ou par la loi : ses chiffres sont sans objet (NOT_APPLICABLE).",
})
export class ImpossibleType {
  @Field(() => DimensionEnum, { description: "Ventilation." })
  readonly dimension!: string;
  @Field(() => String, { description: "Modalité." })
  readonly value!: string;
  @Field(() => String, { nullable: true, description: "Jour à partir duquel elle peut exister ; null : jamais." })
  readonly before!: Day | null;
  @Field(() => String, { description: "Pourquoi, avec le texte qui le dit." })
  readonly because!: string;
}

export const OpenRegisterEnum = enumOf(openRegisters, "OpenRegister", {
  description: "Registre que tout lecteur du hub peut lire.",
  values: {
    ACTION: "Les actions du programme, au Département.",
    STRUCTURE: "Les structures conventionnées, au réseau des SIAE.",
  },
});

@Directive("@shareable")
@ObjectType("StructuralZeros", {
  description:
    "Registre ouvert hors duquel, par définition du jeu, nul ne peut être compté : ses chiffres y sont sans objet (NOT_APPLICABLE).",
})
export class StructuralZerosType {
  @Field(() => OpenRegisterEnum, { description: "Registre." })
  readonly register!: OpenRegister;
  @Field(() => Boolean, { description: "Vrai si une inscription ne compte que dans ses territoires." })
  readonly isByTerritory!: boolean;
  @Field(() => Boolean, { description: "Vrai si ce n'est certain que des chiffres engendrés pour la démonstration." })
  readonly generatedOnly!: boolean;
  @Field(() => String, { description: "La définition qui le dit." })
  readonly because!: string;
}

@Directive("@shareable")
@ObjectType("SeriesBreak", {
  description: "Rupture de série : à partir de cette période, les chiffres ne comptent plus tout à fait la même chose.",
})
export class SeriesBreakType implements SeriesBreak {
  @Field(() => String, { description: "Première période d'après la rupture." })
  readonly from!: PeriodCode;
  @Field(() => String, { description: "Ce qui change." })
  readonly because!: string;
}

@Directive("@shareable")
@ObjectType("DimensionValue", { description: "Modalité d'une ventilation." })
export class DimensionValueType {
  @Field(() => String, { description: "Code, tel qu'un chiffre ventilé le porte." })
  readonly code!: string;
  @Field(() => String, { description: "Libellé." })
  readonly label!: string;
  @Field(() => Boolean, { description: "Faux : aucune unité du jeu ne peut l'avoir (`impossible` dit pourquoi)." })
  readonly isPossible!: boolean;
}

/** A dimension of a dataset, as its resolvers read it. */
@Directive("@shareable")
@ObjectType("DatasetDimension", { description: "Ce par quoi un jeu de données se ventile (argument `by`)." })
export class DatasetDimensionType {
  readonly dataset!: string;
  readonly name!: Dimension;
  @Field(() => DimensionEnum, { description: "Ventilation." })
  readonly dimension!: string;
  @Field(() => String, { description: "Libellé." })
  readonly label!: string;
  @Field(() => [DimensionValueType], { description: "Ses modalités." })
  readonly values!: readonly DimensionValueType[];
}

export const PeriodicityEnum = enumOf(["MONTH", "QUARTER", "YEAR"] as const, "Periodicity", {
  description: "Pas des périodes d'un jeu de données.",
  values: { MONTH: "Mois : « 2020-12 ».", QUARTER: "Trimestre : « 2020-Q4 ».", YEAR: "Année : « 2020 »." },
});

@Directive("@shareable")
@ObjectType("RateDefinition", { description: "Taux que l'institution calcule de ses jeux, et ce qu'il divise." })
export class RateDefinitionType {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Le champ qui le donne, sous ce que l'institution dit d'un territoire." })
  readonly field!: string;
  @Field(() => String, { description: "Définition." })
  readonly definition!: string;
  @Field(() => String, { description: "Unité, sans le chiffre." })
  readonly unit!: string;
  @Field(() => Int, { description: "Rapporté à tant." })
  readonly per!: number;
  @Field(() => ID, { description: "Le jeu du numérateur." })
  readonly numerator!: string;
  @Field(() => [String], { description: "Modalités que le numérateur additionne ; vide : son total." })
  readonly among!: readonly string[];
  @Field(() => ID, { nullable: true, description: "Le jeu du dénominateur ; null : la population municipale." })
  readonly denominator!: string | null;
  @Field(() => Int, { description: "Sous tant de cas certains au dénominateur, le taux n'est pas donné (TOO_FEW)." })
  readonly leastDenominator!: number;
  @Field(() => [DimensionEnum], { description: "Par quoi il se ventile." })
  readonly dimensions!: readonly string[];
}

@Directive("@shareable")
@ObjectType("Dataset", { description: "Jeu de données : ce qu'une institution compte." })
export class DatasetType implements Omit<Dataset, "structuralZeros" | "nextPublication"> {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Titre." })
  readonly title!: string;
  @Field(() => String, { description: "Définition officielle." })
  readonly definition!: string;
  @Field(() => UnitEnum, { description: "Unité." })
  readonly unit!: Unit;
  @Field(() => MeasureEnum, { description: "Stock, moyenne ou flux." })
  readonly measure!: Measure;
  @Field(() => String, { nullable: true, description: "Régime ou champ couvert, et qui manque." })
  readonly regime!: string | null;
  @Field(() => LevelEnum, { description: "Territoire le plus fin publié." })
  readonly finest!: Level;
  @Field(() => String, { description: "Producteur." })
  readonly producer!: string;
  @Field(() => [ImpossibleType], { description: "Modalités que ses chiffres ne peuvent pas avoir." })
  readonly impossible!: readonly Impossible[];
  @Field(() => [SeriesBreakType], { description: "Ruptures de la série." })
  readonly breaks!: readonly SeriesBreak[];
  @Field(() => [StructuralZerosType], { description: "Registres ouverts hors desquels ses chiffres sont sans objet." })
  readonly structuralZeros!: readonly StructuralZerosType[];
}
