import { Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { ConventionId } from "../model/convention.ts";
import type { GrantId, LegalBasis, Purpose } from "../model/grant.ts";
import type { DatasetId, ReleaseId } from "../model/release.ts";
import type { Level } from "../model/territory.ts";
import type { Role } from "../model/viewer.ts";
import { DimensionEnum } from "./dimension.enums.ts";
import { LevelEnum } from "./enums.ts";
import { LegalBasisEnum, PurposeEnum, RoleEnum } from "./grant.type.ts";

const key =
  "Clé choisie par vous (8 à 100 caractères) : le même acte envoyé deux fois avec elle n'est fait qu'une fois.";

@InputType("GrantInput", { description: "Accès à accorder aux lecteurs d'une autre institution." })
export class GrantInput {
  @Field(() => String, { description: "Jeu de données." })
  readonly dataset!: DatasetId;
  @Field(() => ID, { description: "Institution dont les lecteurs sont admis (identifiant de signataire du Pacte)." })
  readonly institution!: string;
  @Field(() => RoleEnum, { description: "Dans quel rôle." })
  readonly role!: Role;
  @Field(() => LevelEnum, { description: "Territoire le plus fin ouvert." })
  readonly finest!: Level;
  @Field(() => [DimensionEnum], { description: "Ventilations ouvertes ; aucune : les totaux seuls." })
  readonly dimensions!: readonly string[];
  @Field(() => String, { nullable: true, description: "Première période ouverte (SDMX)." })
  readonly from?: string | null;
  @Field(() => String, { nullable: true, description: "Dernière période ouverte (SDMX)." })
  readonly to?: string | null;
  @Field(() => PurposeEnum, { description: "Finalité admise." })
  readonly purpose!: Purpose;
  @Field(() => LegalBasisEnum, { description: "Fondement." })
  readonly legalBasis!: LegalBasis;
  @Field(() => ID, { nullable: true, description: "Convention qui le fonde." })
  readonly convention?: ConventionId | null;
  @Field(() => String, { description: "Premier jour de l'accès (AAAA-MM-JJ)." })
  readonly startsOn!: string;
  @Field(() => String, { nullable: true, description: "Dernier jour de l'accès ; absent : sans terme." })
  readonly endsOn?: string | null;
  @Field(() => String, { description: key })
  readonly key!: string;
}

@InputType("GrantApprovalInput", { description: "Approbation d'un accès par une seconde personne." })
export class GrantApprovalInput {
  @Field(() => ID, { description: "Accès." })
  readonly grant!: GrantId;
  @Field(() => String, { description: key })
  readonly key!: string;
}

@InputType("GrantRevocationInput", { description: "Révocation d'un accès, d'effet immédiat." })
export class GrantRevocationInput {
  @Field(() => ID, { description: "Accès." })
  readonly grant!: GrantId;
  @Field(() => String, { description: "Motif." })
  readonly reason!: string;
  @Field(() => Int, {
    nullable: true,
    description: "Version que vous avez lue : s'il a changé depuis, rien n'est fait.",
  })
  readonly expectedVersion?: number | null;
  @Field(() => String, { description: key })
  readonly key!: string;
}

@InputType("WithdrawalInput", { description: "Retrait définitif d'une publication." })
export class WithdrawalInput {
  @Field(() => ID, { description: "Publication." })
  readonly release!: ReleaseId;
  @Field(() => String, { description: "Motif, montré aux lecteurs." })
  readonly reason!: string;
  @Field(() => String, { description: key })
  readonly key!: string;
}

@InputType("DoorInput", { description: "Fermeture ou réouverture de toutes les données de l'institution." })
export class DoorInput {
  @Field(() => Boolean, { description: "Vrai : fermer ; faux : rouvrir." })
  readonly closed!: boolean;
  @Field(() => String, { description: "Motif." })
  readonly reason!: string;
  @Field(() => String, { description: key })
  readonly key!: string;
}

@Directive("@shareable")
@ObjectType("ActResult", { description: "Ce qui est advenu d'un acte d'administration des données." })
export class ActResultType {
  @Field(() => ID, { description: "Ce sur quoi l'acte a porté." })
  readonly id!: string;
  @Field(() => Int, { description: "Sa version après l'acte." })
  readonly version!: number;
  @Field(() => Boolean, {
    description: "Faux tant qu'une seconde personne doit approuver, ou que l'accès n'a pas commencé.",
  })
  readonly isEffective!: boolean;
  @Field(() => [String], {
    description:
      "Ce que le hub a remarqué des textes écrits (un chiffre, une personne en général) ou de ce que dit l'acte (un accord qui n'est pas connu) : l'acte est fait, relisez-le.",
  })
  readonly remarks!: readonly string[];
}
