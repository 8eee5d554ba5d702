import {
  type Convention,
  type ConventionGround,
  type ConventionState,
  type ConventionStatus,
  type ConventionStep,
  conventionGrounds,
  type Party,
} from "@pacte-hub/schema/model/convention";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import type { Remark } from "@pacte-hub/schema/model/wording";
import { ConventionStatusEnum, enumOf } from "@pacte-hub/schema/types/enums";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { remarkedElsewhere, titleEnField } from "./deprecated.ts";
import { RemarkType, remarksField } from "./remark.ts";

@ObjectType("Party", {
  description:
    "Partie à une convention : un signataire du Pacte, l'EPCI d'un contrat local, ou un autre organisme que le Pacte nomme.",
})
export class PartyType implements Omit<Party, "institution" | "territory"> {
  @Field(() => ID, { description: "Identifiant du signataire ou de l'organisme, ou « epci: » suivi du SIREN." })
  readonly id!: string;
  @Field(() => String, { description: "Nom." })
  readonly name!: string;
  @Field(() => Boolean, {
    description: "Vrai si le Pacte ne la nomme pas et que le registre la déduit : voir `remarks`.",
  })
  readonly inferred!: boolean;
}

const GroundEnum = enumOf(conventionGrounds, "ConventionGround", {
  description: "D'où l'on tient un état : d'une date de la convention, ou de ce que le Pacte disait en 2017.",
  values: {
    SIGNED: "Sa signature.",
    STARTED: "Son premier jour.",
    AMENDED: "Sa modification.",
    PACT: "Le Pacte, en 2017.",
    RECORDED: "Une inscription au registre par un intendant du Département.",
    SIGNATURE_EXPECTED: "La signature que le Pacte attend : rien ne dit qu'elle a eu lieu.",
    ENDED: "Le lendemain de son dernier jour.",
    UNSAID: "Le lendemain de la période du Pacte (2017-2021) : rien n'est dit d'elle ensuite.",
    UNHEARD:
      "Une partie signe dans son propre registre, que le Département ne tient pas : lisez `signatures` sous son nom.",
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

@ObjectType("ConventionState", {
  description: "État d'une convention un jour donné : sur quoi il repose, et jusqu'à quand il est connu.",
})
export class ConventionStateType implements ConventionState {
  @Field(() => ConventionStatusEnum, { description: "L'état." })
  readonly status!: ConventionStatus;
  @Field(() => String, { description: "Le jour auquel il est jugé." })
  readonly on!: string;
  @Field(() => String, {
    nullable: true,
    description: "Jour, mois ou année depuis lequel on le sait ; null si rien n'était encore dit.",
  })
  readonly since!: string | null;
  @Field(() => GroundEnum, {
    nullable: true,
    description: "Comment on l'a su d'abord ; null si rien n'était encore dit.",
  })
  readonly ground!: ConventionGround | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Dernier jour pour lequel cet état est connu : le 31 décembre 2021 pour ce que le Pacte dit sans date ; null si rien n'y met fin, ou si l'état est inconnu.",
  })
  readonly knownUntil!: string | null;
  @Field(() => String, { description: "Le même en une phrase." })
  readonly sentence!: string;
}

@Directive('@key(fields: "id")')
@ObjectType("Convention", { description: "Convention, plan, schéma ou contrat que le Pacte cite." })
export class ConventionType implements Omit<Convention, "parties" | "territories" | "lines" | "underLines"> {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, {
    description: "Intitulé, mot pour mot. Le Pacte donne parfois un seul intitulé à plusieurs contrats.",
  })
  readonly title!: string;
  @Field(() => String, {
    description:
      "Intitulé propre à ce contrat : celui du Pacte, ou le hub le tire d'un intitulé partagé (`sharedTitle`).",
  })
  readonly ownTitle!: string;
  @Field(() => String, { ...titleEnField, deprecationReason: "Lisez `ownTitle`." })
  readonly titleEn!: string;
  @Field(() => String, { description: "Code de sa nature, que `kindName` dit en français." })
  readonly kind!: string;
  @Field(() => String, { description: "Code de son champ, que `scopeName` dit en français." })
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
  @Field(() => Boolean, {
    description: "Vrai si le registre déduit au moins une partie : voir `parties { inferred }`.",
  })
  readonly partiesInferred!: boolean;
  @Field(() => String, { ...remarkedElsewhere, description: "Note du hub : d'où les parties sont déduites." })
  readonly partiesNote!: string | null;
  @Field(() => String, { ...remarkedElsewhere, description: "Note du hub sur le territoire." })
  readonly territoryNote!: string | null;
  @Field(() => Boolean, { description: "Vrai si le Pacte nomme plusieurs contrats d'une seule phrase." })
  readonly sharedTitle!: boolean;
  @Field(() => Boolean, { description: "Faux si le registre abrège ce que le Pacte imprime." })
  readonly verbatim!: boolean;
  @Field(() => String, { nullable: true, description: "Ce que le Pacte laisse à régler, mot pour mot." })
  readonly openPoint!: string | null;
  @Field(() => String, {
    ...remarkedElsewhere,
    description: "Note du hub : fait connu d'ailleurs que du Pacte, avec sa source.",
  })
  readonly externalFact!: string | null;
  @Field(() => [RemarkType], remarksField)
  readonly remarks!: readonly Remark[];
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}

@ObjectType("DepartmentInConvention", {
  description: "Ce que l'institution « Département » ouvre au titre d'une convention.",
})
export class DepartmentInConvention {
  readonly id!: string;
}
