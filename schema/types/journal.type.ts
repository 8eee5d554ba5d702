import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { type RefusalReason, refusalReasons } from "../model/consultation.ts";
import { enumOf } from "./enums.ts";

export const journalKinds = ["CONSULTATION", "ACT", "RETENTION", "ERASURE"] as const;
export type JournalKind = (typeof journalKinds)[number];

export const JournalKindEnum = enumOf(journalKinds, "JournalKind", {
  description: "Ce qu'une ligne du journal raconte.",
  values: {
    CONSULTATION: "Des chiffres ont été consultés, ou refusés.",
    ACT: "Un administrateur de données a agi.",
    RETENTION: "Les lignes de plus de douze mois ont été vidées.",
    ERASURE: "Le lien entre un lecteur et ses lignes a été effacé.",
  },
});

export const journalDecisions = ["GRANTED", "REFUSED", "DONE", "AWAITING_SECOND_APPROVAL"] as const;
export type JournalDecision = (typeof journalDecisions)[number];

export const JournalDecisionEnum = enumOf(journalDecisions, "JournalDecision", {
  description: "Ce qu'il en fut.",
  values: {
    GRANTED: "Consultation accordée.",
    REFUSED: "Consultation ou acte refusé.",
    DONE: "Acte fait.",
    AWAITING_SECOND_APPROVAL: "Acte en attente d'une seconde personne.",
  },
});

export const RefusalReasonEnum = enumOf(refusalReasons, "RefusalReason", {
  description: "Pourquoi une consultation est refusée.",
  values: {
    NO_GRANT: "Aucun accès n'est accordé.",
    GRANT_ENDED: "L'accès est échu.",
    GRANT_REVOKED: "L'accès est révoqué.",
    GRANT_NOT_BEGUN: "L'accès n'a pas commencé.",
    TOO_FINE: "Territoire plus fin que ce qui est accordé.",
    DIMENSION_NOT_GRANTED: "Ventilation non accordée.",
    PERIOD_NOT_GRANTED: "Période non accordée.",
    WRONG_PURPOSE: "Finalité autre que celle de l'accès.",
    DOOR_CLOSED: "L'institution a fermé sa porte.",
  },
});

@Directive("@shareable")
@ObjectType("JournalEntry", { description: "Une ligne du journal d'une institution : qui a consulté quoi, ou agi." })
export class JournalEntryType {
  @Field(() => Int, { description: "Numéro de la ligne dans le journal." })
  readonly seq!: number;
  @Field(() => String, { description: "Instant où elle fut écrite (UTC)." })
  readonly at!: string;
  @Field(() => JournalKindEnum, { description: "Ce qu'elle raconte." })
  readonly kind!: JournalKind;
  @Field(() => String, {
    nullable: true,
    description: "Pseudonyme du lecteur (engagement salé) ; null pour l'institution elle-même ou un anonyme.",
  })
  readonly subject!: string | null;
  @Field(() => ID, { nullable: true, description: "Institution du lecteur." })
  readonly institution!: string | null;
  @Field(() => [String], { description: "Ses rôles." })
  readonly roles!: readonly string[];
  @Field(() => String, { nullable: true, description: "Finalité dite ou habituelle de son rôle." })
  readonly purpose!: string | null;
  @Field(() => String, { nullable: true, description: "Identifiant de la requête." })
  readonly request!: string | null;
  @Field(() => String, { nullable: true, description: "Jeu de données consulté." })
  readonly dataset!: string | null;
  @Field(() => String, { nullable: true, description: "Finesse : niveau de territoire et ventilations." })
  readonly grain!: string | null;
  @Field(() => [ID], { description: "Publications lues." })
  readonly releases!: readonly string[];
  @Field(() => [String], { description: "Périodes lues." })
  readonly periods!: readonly string[];
  @Field(() => Int, { nullable: true, description: "Nombre de chiffres donnés." })
  readonly rows!: number | null;
  @Field(() => JournalDecisionEnum, { nullable: true, description: "Accordée, refusée, faite." })
  readonly decision!: JournalDecision | null;
  @Field(() => RefusalReasonEnum, { nullable: true, description: "Motif du refus." })
  readonly reason!: RefusalReason | null;
  @Field(() => ID, { nullable: true, description: "Accès invoqué." })
  readonly grant!: string | null;
  @Field(() => ID, { nullable: true, description: "Convention invoquée, ou qui pourrait ouvrir." })
  readonly convention!: string | null;
  @Field(() => String, { nullable: true, description: "Nom de l'acte." })
  readonly name!: string | null;
  @Field(() => String, { nullable: true, description: "Sur quoi l'acte portait : identifiants, en JSON." })
  readonly about!: string | null;
}

@Directive("@shareable")
@ObjectType("JournalPage", { description: "Lignes du journal, de la plus récente à la plus ancienne." })
export class JournalPageType {
  @Field(() => [JournalEntryType], { description: "Les lignes." })
  readonly nodes!: readonly JournalEntryType[];
  @Field(() => String, { nullable: true, description: "À donner à « after » pour la suite ; null : tout est dit." })
  readonly endCursor!: string | null;
}

@Directive("@shareable")
@ObjectType("JournalHead", {
  description:
    "Fin du journal, signée par l'institution : qui en garde une copie peut prouver plus tard que rien d'antérieur n'a été changé ni ôté.",
})
export class JournalHeadType {
  @Field(() => Int, { description: "Nombre de lignes." })
  readonly seq!: number;
  @Field(() => String, { description: "SHA-256 de la dernière ligne, qui couvre toutes les autres (hexadécimal)." })
  readonly hash!: string;
  @Field(() => String, { description: "Instant de la dernière ligne (UTC, microsecondes)." })
  readonly at!: string;
  @Field(() => String, { description: "Signature Ed25519 (base64)." })
  readonly signature!: string;
}
