import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import type { Convention, ConventionStatus, Party } from "../../schema/language/convention.ts";
import type { Axis, Institution, Recommendation } from "../../schema/language/pact.ts";
import type { TerritoryCode } from "../../schema/language/territory.ts";
import { ConventionStatusEnum } from "../../schema/types/enums.ts";

@Directive('@key(fields: "code")')
@ObjectType("Territory")
export class TerritoryOfDepartment {
  @Field(() => ID)
  readonly code!: TerritoryCode;
}

/** What the Department says of a territory: its resolvers need no more than the code. */
@ObjectType("DepartmentInTerritory", { description: "Ce que le Département dit d'un territoire." })
export class DepartmentInTerritory {
  readonly code!: TerritoryCode;
}

@Directive('@key(fields: "id")')
@ObjectType("Institution", { description: "Signataire du Pacte territorial pour l'insertion." })
export class InstitutionType implements Omit<Institution, "order"> {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Nom, tel que le Pacte l'écrit." })
  readonly name!: string;
  @Field(() => String, { description: "Nature de l'institution (department, state, association…)." })
  readonly kind!: string;
}

@ObjectType("Party", { description: "Partie à une convention : un signataire du Pacte, ou l'EPCI d'un contrat local." })
export class PartyType implements Omit<Party, "institution" | "territory"> {
  @Field(() => ID, { description: "Identifiant du signataire, ou « epci: » suivi du SIREN." })
  readonly id!: string;
  @Field(() => String, { description: "Nom." })
  readonly name!: string;
}

@Directive('@key(fields: "id")')
@ObjectType("Convention", { description: "Convention, plan, schéma ou contrat que le Pacte cite." })
export class ConventionType implements Omit<Convention, "parties" | "territories"> {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, {
    description: "Intitulé, mot pour mot. Le Pacte donne parfois un seul intitulé à plusieurs contrats.",
  })
  readonly title!: string;
  @Field(() => String, { description: "Nature : convention, plan, scheme, local-health-contract…" })
  readonly kind!: string;
  @Field(() => String, { description: "institutions, local, funding ou research." })
  readonly scope!: string;
  @Field(() => ConventionStatusEnum, { description: "État tel que le Pacte le disait en 2017." })
  readonly statusInPact!: ConventionStatus;
  @Field(() => String, {
    nullable: true,
    description: "Premier jour (AAAA-MM-JJ) ; le Pacte donne le plus souvent l'année.",
  })
  readonly start!: string | null;
  @Field(() => String, { nullable: true, description: "Dernier jour." })
  readonly end!: string | null;
  @Field(() => String, { nullable: true, description: "Date ou mois de signature." })
  readonly signed!: string | null;
  @Field(() => String, { nullable: true, description: "Mois de signature attendu." })
  readonly expectedSignature!: string | null;
  @Field(() => String, { nullable: true, description: "Mois de la dernière modification." })
  readonly amended!: string | null;
  @Field(() => Boolean, { description: "Vrai si le Pacte ne nomme pas les parties et que le registre les déduit." })
  readonly partiesInferred!: boolean;
}

@ObjectType("Recommendation", { description: "Préconisation du Pacte." })
export class RecommendationType implements Recommendation {
  @Field(() => String, { description: "Axe et rang : « 1.5 »." })
  readonly code!: string;
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => Int, { description: "Rang dans l'axe." })
  readonly number!: number;
  @Field(() => String, { description: "Texte du Pacte." })
  readonly title!: string;
  @Field(() => String, { nullable: true, description: "Sous-titre de l'axe 1 auquel elle appartient." })
  readonly group!: string | null;
}

@ObjectType("Axis", { description: "Axe du Pacte, avec ses préconisations." })
export class AxisType implements Axis {
  @Field(() => Int, { description: "1, 2 ou 3." })
  readonly number!: number;
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Titre, mot pour mot." })
  readonly title!: string;
  @Field(() => [RecommendationType], { description: "Préconisations, dans l'ordre du Pacte." })
  readonly recommendations!: readonly Recommendation[];
}
