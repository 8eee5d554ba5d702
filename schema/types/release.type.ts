import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { Source } from "../model/provenance.ts";
import {
  type DisclosurePolicy,
  type Measure,
  type Release,
  type ReleaseState,
  releaseStates,
  type Unit,
} from "../model/release.ts";
import { enumOf, MeasureEnum, UnitEnum } from "./enums.ts";

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

const PolicyKindEnum = enumOf(["NONE", "SUPPRESSION", "ROUNDING"] as const, "PolicyKind", {
  description: "Manière de protéger un jeu de données.",
  values: {
    NONE: "Rien à retenir, pour le motif de `legalGround`.",
    SUPPRESSION: "Les petits effectifs sont retenus, et d'autres avec eux pour que nul ne les recalcule.",
    ROUNDING:
      "Les effectifs sont arrondis au hasard à un multiple voisin de `base`, toujours le même pour un même effectif.",
  },
});

@Directive("@shareable")
@ObjectType("DisclosurePolicy", { description: "Règle de secret statistique appliquée à une publication." })
export class DisclosurePolicyType {
  @Field(() => PolicyKindEnum, { description: "Nature de la règle." })
  readonly kind!: DisclosurePolicy["kind"];
  @Field(() => String, { nullable: true, description: "Pour NONE : motif, en droit ou en fait." })
  readonly legalGround?: string;
  @Field(() => Int, {
    nullable: true,
    description: "Pour SUPPRESSION et ROUNDING : les effectifs de 1 à k - 1 sont protégés.",
  })
  readonly k?: number;
  @Field(() => Int, { nullable: true, description: "Pour ROUNDING : le pas de l'arrondi." })
  readonly base?: number;
  @Field(() => String, {
    nullable: true,
    description:
      "WITHHELD_UNLESS_EMPTY : un zéro est retenu sauf si le total du territoire est nul ; SHOWN : il est montré.",
  })
  readonly zeroRule?: string;
  @Field(() => Int, {
    nullable: true,
    description: "Nombre minimal d'organisations derrière un chiffre ; 0 : sans objet.",
  })
  readonly minContributors?: number;
  @Field(() => Float, { nullable: true, description: "Part maximale d'une seule organisation ; 1 : sans objet." })
  readonly dominanceShare?: number;
  @Field(() => Float, {
    nullable: true,
    description:
      "Pour SUPPRESSION : l'intervalle d'une grandeur retenue (équivalents temps plein, euros) est au moins cette part de sa valeur.",
  })
  readonly magnitudeShare?: number;
}

export const ReleaseStateEnum = enumOf(releaseStates, "ReleaseState", {
  description: "Où en est une publication, à l'instant réel de la question.",
  values: {
    PUBLISHED: "En vigueur.",
    EMBARGOED: "Sous embargo jusqu'à `embargoUntil`.",
    SUPERSEDED: "Remplacée par un millésime plus récent.",
    WITHDRAWN: "Retirée par l'institution.",
  },
});

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
  @Field(() => String, {
    description:
      "Instant où cette publication a paru dans le hub (ISO 8601) : demandé en `Hub-As-Of`, il rend cette publication même. Ce n'est pas le jour où le producteur a publié ses chiffres : voir `producerPublishedOn`.",
  })
  readonly publishedAt!: string;
  @Field(() => String, {
    nullable: true,
    description:
      "Jour où le producteur a lui-même publié ces chiffres (AAAA-MM-JJ) ; null quand aucune source ne le dit : jamais supposé.",
  })
  readonly producerPublishedOn!: string | null;
  @Field(() => String, {
    description: "Instant où le hub a pris ces chiffres (ISO 8601) ; le même que `publishedAt`.",
  })
  readonly recordedAt!: string;
  @Field(() => String, {
    description:
      "Instant depuis lequel `Hub-As-Of` connaît cette publication (ISO 8601). Le premier millésime d'une source ouverte réelle compte du premier jour où l'on sait qu'elle était publique : celui du producteur, sinon celui où sa copie a été prise ; tout autre, de son instant dans le hub.",
  })
  readonly knownFrom!: string;
  @Field(() => String, {
    nullable: true,
    description:
      "Pourquoi ce millésime corrige le précédent ; null pour le premier, si rien n'en est dit, et là où l'empreinte l'est.",
  })
  readonly correction!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Empreinte SHA-256 du fichier canonique (voir `file`), en hexadécimal ; null sous embargo, après retrait, et pour qui ne peut lire ce fichier : elle permettrait de vérifier ce qu'on en devine.",
  })
  readonly contentHash!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Signature Ed25519 de cette empreinte par l'institution (base64) ; null là où l'empreinte l'est.",
  })
  readonly signature!: string | null;
  @Field(() => String, { description: "Clé publique de l'institution (SPKI, base64)." })
  readonly publicKey!: string;
  @Field(() => ReleaseStateEnum, { description: "État." })
  readonly state!: ReleaseState;
  @Field(() => String, { nullable: true, description: "Instant de fin d'embargo (ISO 8601)." })
  readonly embargoUntil!: string | null;
  @Field(() => String, { nullable: true, description: "Instant du retrait (ISO 8601)." })
  readonly withdrawnAt!: string | null;
  @Field(() => String, { nullable: true, description: "Motif du retrait." })
  readonly withdrawalReason!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "Nombre de cellules retenues par le secret ; null là où l'empreinte l'est.",
  })
  readonly withheld!: number | null;
  @Field(() => ID, { nullable: true, description: "Publication remplacée, s'il y en a une." })
  readonly supersedes!: string | null;
  @Field(() => Boolean, { description: "Vrai si les chiffres sont engendrés pour la démonstration." })
  readonly demonstration!: boolean;
}
