import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { Dataset, Measure, Unit } from "../language/release.ts";
import type { Level } from "../language/territory.ts";
import { LevelEnum, MeasureEnum, UnitEnum } from "./enums.ts";

@Directive("@shareable")
@ObjectType("Dataset", { description: "Jeu de données : ce qu'une institution compte." })
export class DatasetType implements Dataset {
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
}
