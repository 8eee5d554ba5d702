import { Directive, Field, ID, ObjectType } from "type-graphql";
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
@ObjectType("Dataset", { description: "Jeu de données : ce qu'une institution compte." })
export class DatasetType implements Omit<Dataset, "structuralZeros"> {
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
