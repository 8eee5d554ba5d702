import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import type { RefusalReason } from "../model/consultation.ts";
import { type Grant, type LegalBasis, legalBases, type Purpose, purposes } from "../model/grant.ts";
import type { Level } from "../model/territory.ts";
import { type InstitutionId, type Role, roles } from "../model/viewer.ts";
import { grantStates } from "../rules/grantState.ts";
import { type DisagreementCode, disagreementCodes, type RegisterDisagreement } from "../rules/registerDisagreement.ts";
import { enumOf, LevelEnum } from "./enums.ts";

export const RoleEnum = enumOf(roles, "Role", {
  description: "Ce qu'un lecteur fait pour son institution.",
  values: {
    ANALYST: "Chargé d'études.",
    STEERING: "Membre du comité de pilotage.",
    STEWARD: "Administrateur de données de son institution, et d'elle seule.",
    OPERATOR: "Exploitant technique : aucun chiffre.",
  },
});

export const PurposeEnum = enumOf(purposes, "Purpose", {
  description: "Finalité d'une consultation (mots du Data Privacy Vocabulary quand il en a) ; en-tête Hub-Purpose.",
  values: {
    PUBLIC_INFORMATION: "Informer le public.",
    STATISTICS: "Établir des statistiques.",
    STEERING: "Piloter le Pacte.",
    EVALUATION: "Évaluer les actions et le partenariat.",
    ACTION_DESIGN: "Concevoir des actions.",
    DATA_STEWARDSHIP: "Administrer les données : publier, protéger, vérifier.",
  },
});

export const LegalBasisEnum = enumOf(legalBases, "GrantBasis", {
  description: "Fondement de l'ouverture.",
  values: {
    PUBLIC_TASK: "Mission d'intérêt public (RGPD, article 6, 1, e).",
    LEGAL_OBLIGATION: "Obligation légale (RGPD, article 6, 1, c).",
    AGREEMENT: "Convention entre institutions.",
    OPEN_DATA: "Données ouvertes.",
  },
});

export const GrantStateEnum = enumOf(grantStates, "GrantState", {
  description: "Où en est un accès aujourd'hui.",
  values: {
    AWAITING_APPROVAL: "Il attend l'approbation d'une seconde personne.",
    TO_COME: "Il n'a pas commencé.",
    OPEN: "Il ouvre.",
    LATE: "Il ouvre encore, alors que la convention qui le fonde a pris fin.",
    ENDED: "Son dernier jour est passé.",
    REVOKED: "Révoqué.",
  },
});

@Directive("@shareable")
@ObjectType("Grant", {
  description:
    "Accès qu'une institution accorde aux lecteurs d'une autre. Il n'est jamais modifié : révoqué, il reste lisible comme tel.",
})
export class GrantType implements Omit<Grant, "dimensions" | "first" | "last"> {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => String, { description: "Jeu de données ouvert." })
  readonly dataset!: string;
  @Field(() => ID, { description: "Institution dont les lecteurs sont admis (identifiant de signataire du Pacte)." })
  readonly institution!: InstitutionId;
  @Field(() => RoleEnum, { description: "Dans quel rôle." })
  readonly role!: Role;
  @Field(() => LevelEnum, { description: "Territoire le plus fin ouvert." })
  readonly finest!: Level;
  @Field(() => [String], { description: "Ventilations ouvertes ; aucune : les totaux seuls." })
  readonly dimensions!: readonly string[];
  @Field(() => String, { nullable: true, description: "Premier jour des périodes ouvertes ; null : sans borne." })
  readonly first!: string | null;
  @Field(() => String, { nullable: true, description: "Dernier jour des périodes ouvertes ; null : sans borne." })
  readonly last!: string | null;
  @Field(() => PurposeEnum, { description: "Finalité admise." })
  readonly purpose!: Purpose;
  @Field(() => LegalBasisEnum, { description: "Fondement." })
  readonly legalBasis!: LegalBasis;
  @Field(() => ID, { nullable: true, description: "Convention qui le fonde ; null : agents de l'institution même." })
  readonly convention!: string | null;
  @Field(() => String, { description: "Premier jour de l'accès (AAAA-MM-JJ)." })
  readonly startsOn!: string;
  @Field(() => String, { nullable: true, description: "Dernier jour de l'accès ; null : sans terme." })
  readonly endsOn!: string | null;
  @Field(() => String, { nullable: true, description: "Instant de la révocation (ISO 8601)." })
  readonly revokedAt!: string | null;
  @Field(() => Boolean, { description: "Vrai si l'accès ouvre à cet instant." })
  readonly isEffective!: boolean;
  @Field(() => Boolean, { description: "Vrai s'il attend l'approbation d'une seconde personne." })
  readonly awaitsApproval!: boolean;
  @Field(() => Int, { description: "Version : 1 à la création, plus 1 à l'approbation et à la révocation." })
  readonly version!: number;
  @Field(() => Boolean, { description: "Vrai s'il fut créé pour montrer le hub : jamais une décision réelle." })
  readonly demonstration!: boolean;
}

/** A grant as it stands now. */
export interface GrantInState extends Grant {
  readonly isEffective: boolean;
  readonly awaitsApproval: boolean;
  readonly version: number;
}

export const DisagreementCodeEnum = enumOf(disagreementCodes, "RegisterDisagreementCode", {
  description: "En quoi le registre et un accès se contredisent.",
  values: {
    CONVENTION_ENDED: "Le registre dit la convention finie ; l'accès est ouvert.",
    CONVENTION_NOT_BEGUN: "Le registre dit la convention à venir ; l'accès est ouvert.",
  },
});

@Directive("@shareable")
@ObjectType("RegisterDisagreement", {
  description: "Accès ouvert au titre d'une convention que le registre du Département dit finie ou à venir.",
})
export class RegisterDisagreementType implements RegisterDisagreement {
  @Field(() => ID, { description: "L'accès." })
  readonly grant!: string;
  @Field(() => DisagreementCodeEnum, { description: "En quoi ils se contredisent." })
  readonly code!: DisagreementCode;
  @Field(() => String, { description: "Ce que dit le registre, et qui fait foi." })
  readonly explanation!: string;
}

export const AccessDecisionEnum = enumOf(["OPEN", "GRANTED", "REFUSED"] as const, "AccessDecision", {
  description: "Ce que l'institution répond à ce lecteur, pour un jeu de données.",
  values: {
    OPEN: "Données ouvertes à tous.",
    GRANTED: "Ouvert à ce lecteur par un accès accordé.",
    REFUSED: "Fermé à ce lecteur : voir `reason` et `convention`.",
  },
});

@Directive("@shareable")
@ObjectType("Access", { description: "Ce que le lecteur peut voir d'un jeu de données, et pourquoi." })
export class AccessType {
  @Field(() => String, { description: "Jeu de données." })
  readonly dataset!: string;
  @Field(() => AccessDecisionEnum, { description: "Ouvert à tous, accordé ou refusé (chiffres réels ou engendrés)." })
  readonly decision!: "OPEN" | "GRANTED" | "REFUSED";
  @Field(() => Boolean, {
    description:
      "Vrai s'il en existe un chiffre réel dans le hub. Faux : personne ne le publie, et aucun accès ni aucune convention n'en ouvrirait un.",
  })
  readonly isPublished!: boolean;
  @Field(() => LevelEnum, { nullable: true, description: "Territoire le plus fin visible." })
  readonly finest!: Level | null;
  @Field(() => [String], { description: "Ventilations visibles." })
  readonly dimensions!: readonly string[];
  @Field(() => ID, { nullable: true, description: "Convention qui ouvre, ou qui pourrait ouvrir si c'est refusé." })
  readonly convention!: string | null;
  @Field(() => PurposeEnum, { nullable: true, description: "Finalité admise." })
  readonly purpose!: Purpose | null;
  @Field(() => String, { nullable: true, description: "Dernier jour de l'accès ; null : sans terme." })
  readonly until!: string | null;
  @Field(() => String, { nullable: true, description: "Motif du refus (NO_GRANT, GRANT_ENDED, TOO_FINE…)." })
  readonly reason!: RefusalReason | null;
}
