import {
  type Convention,
  type ConventionGround,
  type ConventionStatus,
  type ConventionStep,
  conventionGrounds,
  type Party,
} from "@pacte-hub/schema/model/convention";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import { ConventionStatusEnum, enumOf } from "@pacte-hub/schema/types/enums";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Directive, Field, ID, ObjectType } from "type-graphql";

const noteInEnglish = { nullable: true };

@ObjectType("Party", { description: "Partie à une convention : un signataire du Pacte, ou l'EPCI d'un contrat local." })
export class PartyType implements Omit<Party, "institution" | "territory"> {
  @Field(() => ID, { description: "Identifiant du signataire, ou « epci: » suivi du SIREN." })
  readonly id!: string;
  @Field(() => String, { description: "Nom." })
  readonly name!: string;
}

const GroundEnum = enumOf(conventionGrounds, "ConventionGround", {
  description: "D'où l'on tient un état : d'une date de la convention, ou de ce que le Pacte disait en 2017.",
  values: {
    SIGNED: "Sa signature.",
    STARTED: "Son premier jour.",
    AMENDED: "Sa modification.",
    PACT: "Le Pacte, en 2017.",
    SIGNATURE_EXPECTED: "La signature que le Pacte attend : rien ne dit qu'elle a eu lieu.",
    ENDED: "Le lendemain de son dernier jour.",
  },
});

@ObjectType("ConventionStep", { description: "Étape de la vie d'une convention." })
export class ConventionStepType implements ConventionStep {
  @Field(() => ConventionStatusEnum, { description: "État à partir de cette étape." })
  readonly status!: ConventionStatus;
  @Field(() => String, { description: "Jour, mois ou année : aussi fin que la source le dit." })
  readonly since!: string;
  @Field(() => GroundEnum, { description: "Comment on le sait." })
  readonly ground!: ConventionGround;
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
  @Field(() => String, { description: "Intitulé propre à ce contrat, traduit en anglais." })
  readonly titleEn!: string;
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
  @Field(() => String, { ...noteInEnglish, description: "D'où les parties sont déduites (en anglais)." })
  readonly partiesNote!: string | null;
  @Field(() => String, { ...noteInEnglish, description: "Réserve sur le territoire (en anglais)." })
  readonly territoryNote!: string | null;
  @Field(() => Boolean, { description: "Vrai si le Pacte nomme plusieurs contrats d'une seule phrase." })
  readonly sharedTitle!: boolean;
  @Field(() => Boolean, { description: "Faux si le registre abrège ce que le Pacte imprime." })
  readonly verbatim!: boolean;
  @Field(() => String, { ...noteInEnglish, description: "Ce que le Pacte laisse à régler (en anglais)." })
  readonly openPoint!: string | null;
  @Field(() => String, {
    ...noteInEnglish,
    description: "Fait connu d'ailleurs que du Pacte, avec sa source (en anglais).",
  })
  readonly externalFact!: string | null;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}

@ObjectType("DepartmentInConvention", {
  description: "Ce que l'institution « Département » ouvre au titre d'une convention.",
})
export class DepartmentInConvention {
  readonly id!: string;
}
