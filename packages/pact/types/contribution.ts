import type { MissingResource } from "@pacte-hub/schema/model/blocking";
import {
  type Contribution,
  type ContributionAnswer,
  type ContributionKind,
  contributionKinds,
  contributionStatuses,
  type ProposedAction,
} from "@pacte-hub/schema/model/contribution";
import type { MeansOrigin } from "@pacte-hub/schema/model/programme";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { MissingResourceEnum } from "./blocking.ts";
import { MeansOriginEnum } from "./means.ts";

export const ContributionKindEnum = enumOf(contributionKinds, "ContributionKind", {
  description: "Ce qu'apporte qui a une place dans le Pacte, sous son propre nom.",
  values: {
    PROPOSAL: "Une action proposée ; le comité technique la construit, ou dit pourquoi non.",
    BLOCKING_POINT: "Un point de blocage d'une action.",
    NOTE: "Une note à une instance.",
  },
});

export const ContributionStatusEnum = enumOf(contributionStatuses, "ContributionStatus", {
  description: "Où en est un apport.",
  values: {
    SUBMITTED: "Apporté.",
    TAKEN_UP: "Repris.",
    DECLINED: "Écarté, avec un motif.",
    WITHDRAWN: "Retiré par son auteur.",
  },
});

@ObjectType("ProposedAction", { description: "Ce que serait une action proposée, dit par qui la propose." })
export class ProposedActionType implements Omit<ProposedAction, "territory" | "recommendations"> {
  @Field(() => Int, { description: "Sous-programme annuel." })
  readonly year!: number;
  @Field(() => String, { description: "Public visé." })
  readonly targetPublic!: string;
  @Field(() => MeansOriginEnum, { description: "Moyens existants ou complémentaires." })
  readonly means!: MeansOrigin;
  @Field(() => String, { description: "Qui la porterait." })
  readonly operatorName!: string;
  @Field(() => ID, { nullable: true, description: "Son SIRET, si c'est une structure." })
  readonly siret!: string | null;
}

@ObjectType("ContributionAnswer", { description: "Réponse du comité technique." })
export class ContributionAnswerType implements Pick<ContributionAnswer, "on" | "reason"> {
  @Field(() => String, { description: "Jour." })
  readonly on!: string;
  @Field(() => String, { nullable: true, description: "Motif ; toujours dit quand l'apport est écarté." })
  readonly reason!: string | null;
}

@ObjectType("Contribution", {
  description:
    "Ce qu'un signataire, un EPCI ou une structure apporte au Pacte sous son propre nom : proposition, point de blocage ou note.",
})
export class ContributionType
  implements Pick<Contribution, "id" | "kind" | "submittedOn" | "title" | "text" | "missing">
{
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => ContributionKindEnum, { description: "Nature." })
  readonly kind!: ContributionKind;
  @Field(() => ID, { name: "from", description: "Qui parle : « caf », « epci-200049187 », « siret-… »." })
  readonly from!: string;
  @Field(() => String, { description: "Jour." })
  readonly submittedOn!: string;
  @Field(() => String, { description: "Intitulé." })
  readonly title!: string;
  @Field(() => String, { description: "Texte." })
  readonly text!: string;
  @Field(() => MissingResourceEnum, { nullable: true, description: "La ressource qui manque, pour un blocage." })
  readonly missing!: MissingResource | null;
  @Field(() => String, { nullable: true, description: "Jour du retrait." })
  readonly withdrawnOn!: string | null;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}
