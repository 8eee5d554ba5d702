import { Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { DepositId, OrderId } from "../model/publicationOrder.ts";
import {
  type Deposit,
  type PublicationOrder,
  type PublicationState,
  publicationStates,
} from "../model/publicationOrder.ts";
import { enumOf } from "./enums.ts";

export const PublicationStateEnum = enumOf(publicationStates, "PublicationState", {
  description: "Où en est un ordre de publication.",
  values: {
    AWAITING_SECOND_APPROVAL: "Une seconde personne doit l'approuver.",
    ORDERED: "Il attend d'être exécuté.",
    PUBLISHED: "Publié.",
    REFUSED: "Rien n'est publié : `refusal` dit pourquoi.",
  },
});

@Directive("@shareable")
@ObjectType("Deposit", { description: "Fichiers déposés pour être publiés ; leurs comptages ne se lisent pas ici." })
export class DepositType implements Deposit {
  @Field(() => ID, { description: "Identifiant du dépôt." })
  readonly id!: string;
  @Field(() => [String], { description: "Jeux de données, un par fichier." })
  readonly datasets!: readonly string[];
  @Field(() => [String], { description: "Noms des fichiers." })
  readonly fileNames!: readonly string[];
  @Field(() => String, {
    description:
      "Sceau : SHA-256 d'un sel tiré au hasard puis des fichiers, l'un après l'autre (hexadécimal). Il ne dit rien d'eux ; qui tient le fichier et le sel (rendus au déposant) vérifie que c'est bien celui-là.",
  })
  readonly seal!: string;
  @Field(() => String, {
    description: "Le sceau, sous son ancien nom : ce n'est plus l'empreinte des fichiers.",
    deprecationReason: "Utilisez `seal`.",
  })
  readonly sha256!: string;
  @Field(() => Boolean, { description: "Chiffres que le producteur peut encore réviser." })
  readonly provisional!: boolean;
  @Field(() => Boolean, { description: "Chiffres de démonstration." })
  readonly demonstration!: boolean;
  @Field(() => String, { description: "Instant du dépôt." })
  readonly depositedAt!: string;
}

@Directive("@shareable")
@ObjectType("PublicationOrder", { description: "Ordre de publier un dépôt, et ce qu'il en est advenu." })
export class PublicationOrderType implements PublicationOrder {
  @Field(() => ID, { description: "Identifiant de l'ordre." })
  readonly id!: string;
  @Field(() => ID, { description: "Dépôt à publier." })
  readonly deposit!: DepositId;
  @Field(() => PublicationStateEnum, { description: "Où il en est." })
  readonly state!: PublicationState;
  @Field(() => Int, { description: "Version : croît à chaque étape." })
  readonly version!: number;
  @Field(() => String, { nullable: true, description: "Instant avant lequel personne ne lira." })
  readonly embargoUntil!: string | null;
  @Field(() => String, { description: "Instant de l'ordre." })
  readonly orderedAt!: string;
  @Field(() => String, { nullable: true, description: "Instant où il fut exécuté ou refusé." })
  readonly doneAt!: string | null;
  @Field(() => [ID], { description: "Publications qui en sont nées." })
  readonly releases!: readonly string[];
  @Field(() => String, { nullable: true, description: "Pourquoi rien n'est publié." })
  readonly refusal!: string | null;
}

const key =
  "Clé choisie par vous (8 à 100 caractères) : le même acte envoyé deux fois avec elle n'est fait qu'une fois.";

@InputType("PublicationInput", { description: "Ordre de publier un dépôt." })
export class PublicationInput {
  @Field(() => ID, { description: "Dépôt (hub publish … --deposit)." })
  readonly deposit!: DepositId;
  @Field(() => String, { nullable: true, description: "Embargo : instant à venir (2026-12-01T09:00:00+01:00)." })
  readonly embargoUntil?: string | null;
  @Field(() => String, { description: key })
  readonly key!: string;
}

@InputType("PublicationApprovalInput", {
  description: "Approbation d'un ordre de publication par une seconde personne.",
})
export class PublicationApprovalInput {
  @Field(() => ID, { description: "Ordre." })
  readonly order!: OrderId;
  @Field(() => String, { description: key })
  readonly key!: string;
}
