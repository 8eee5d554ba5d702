import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import type { Source } from "../language/provenance.ts";
import type { DisclosurePolicy, Measure, Release, Unit } from "../language/release.ts";
import { MeasureEnum, UnitEnum } from "./enums.ts";

@Directive("@shareable")
@ObjectType("Source", { description: "D'où une institution tient ses données." })
export class SourceType implements Source {
  @Field(() => String, { description: "Titre de la source." })
  readonly title!: string;
  @Field(() => String, { description: "Licence telle que la source la déclare, ou « non précisée »." })
  readonly licence!: string;
  @Field(() => String, {
    nullable: true,
    description: "Jour où le hub a repris la source (AAAA-MM-JJ) ; null si inconnu.",
  })
  readonly retrievedOn!: string | null;
  @Field(() => String, { nullable: true, description: "Adresse de la source." })
  readonly url!: string | null;
}

@Directive("@shareable")
@ObjectType("DisclosurePolicy", { description: "Règle de secret statistique appliquée à une publication." })
export class DisclosurePolicyType implements DisclosurePolicy {
  @Field(() => String, { description: "NONE : rien à retenir, pour le motif de `legalGround`." })
  readonly kind!: "NONE";
  @Field(() => String, { description: "Motif, en droit ou en fait." })
  readonly legalGround!: string;
}

@Directive("@shareable")
@ObjectType("Release", {
  description:
    "Publication : toute la table d'un jeu de données pour une période, figée. Une correction est un nouveau millésime.",
})
export class ReleaseType implements Omit<Release, "dataset"> {
  @Field(() => ID, { description: "institution:jeu de données:période:millésime." })
  readonly id!: string;
  @Field(() => String, { description: "Période SDMX." })
  readonly period!: string;
  @Field(() => Int, { description: "1 pour la première publication, puis 2, 3…" })
  readonly vintage!: number;
  @Field(() => UnitEnum, { description: "Unité des chiffres." })
  readonly unit!: Unit;
  @Field(() => MeasureEnum, { description: "Stock, moyenne ou flux." })
  readonly measure!: Measure;
  @Field(() => String, { nullable: true, description: "Régime ou champ couvert, et qui manque." })
  readonly regime!: string | null;
  @Field(() => Boolean, { description: "Vrai tant que le producteur peut réviser." })
  readonly provisional!: boolean;
  @Field(() => String, { description: "Qui a produit les chiffres." })
  readonly producer!: string;
  @Field(() => String, { description: "L'institution qui les publie ici." })
  readonly publisher!: string;
  @Field(() => SourceType, { description: "D'où ils ont été obtenus." })
  readonly source!: Source;
  @Field(() => DisclosurePolicyType, { description: "Règle de secret appliquée." })
  readonly policy!: DisclosurePolicy;
  @Field(() => String, { description: "Instant de publication dans le hub (ISO 8601)." })
  readonly publishedAt!: string;
  @Field(() => String, { description: "Empreinte SHA-256 du contenu publié." })
  readonly contentHash!: string;
  @Field(() => ID, { nullable: true, description: "Publication remplacée, s'il y en a une." })
  readonly supersedes!: string | null;
  @Field(() => Boolean, { description: "Vrai si les chiffres sont engendrés pour la démonstration." })
  readonly demonstration!: boolean;
}
