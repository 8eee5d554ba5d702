import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import type { DatasetId, Origin, Release } from "../model/release.ts";
import type { TerritoryCode } from "../model/territory.ts";
import { DatasetType } from "./dataset.type.ts";
import { ReleaseType } from "./release.type.ts";
import { OriginEnum } from "./series.args.ts";

/** A dataset's series on a territory, of which no figure has been read yet. */
@Directive("@shareable")
@ObjectType("Series", {
  description:
    "Ce qu'il faut savoir d'une série avant de lire ses chiffres, que donne le champ de son nom : ruptures, révisions, prochaine publication, évolutions.",
})
export class SeriesType {
  @Field(() => ID, { description: "Code du territoire." })
  readonly territoryCode!: TerritoryCode;
  @Field(() => DatasetType, { description: "Le jeu de données : définition, unité, ventilations, périodes." })
  readonly dataset!: DatasetType;
  @Field(() => OriginEnum, { description: "Chiffres réels, ou de démonstration." })
  readonly origin!: Origin;
}

/** A vintage that took the place of another. */
@Directive("@shareable")
@ObjectType("Revision", {
  description: "Période dont un millésime a remplacé un autre : les chiffres d'avant restent lisibles, par Hub-As-Of.",
})
export class RevisionType {
  @Field(() => String, { description: "La période révisée." })
  readonly period!: string;
  @Field(() => Int, { description: "Le millésime qui remplace : 2, 3…" })
  readonly vintage!: number;
  @Field(() => String, { nullable: true, description: "Pourquoi ; null si rien n'en a été dit." })
  readonly because!: string | null;
  @Field(() => ReleaseType, { description: "La publication qui remplace." })
  readonly release!: Release;
  @Field(() => ReleaseType, { description: "La publication remplacée." })
  readonly replaced!: Release;
}

/** What the resolvers of a revision read its figures by. */
export interface RevisionOfSeries extends RevisionType {
  readonly dataset: DatasetId;
  readonly territoryCode: TerritoryCode;
}
