import type { ActionId } from "@pacte-hub/schema/model/action";
import type { MissingResource } from "@pacte-hub/schema/model/blocking";
import type { ContributionAnswer, ContributionKind } from "@pacte-hub/schema/model/contribution";
import { departmentInService } from "@pacte-hub/schema/model/department";
import type { CommitteeId } from "@pacte-hub/schema/model/governance";
import type { MeansOrigin } from "@pacte-hub/schema/model/programme";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { keyField } from "@pacte-hub/schema/types/decision.input";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { Field, ID, InputType, Int } from "type-graphql";
import { MissingResourceEnum } from "../blocking.ts";
import { ContributionKindEnum } from "../contribution.ts";
import { MeansOriginEnum } from "../means.ts";
import { onField, versionField } from "./action.ts";

@InputType("ProposedActionInput", { description: "Ce que serait l'action proposée." })
export class ProposedActionInput {
  @Field(() => [String], { description: "Préconisations (« 1.5 »), une au moins, d'un seul axe." })
  readonly recommendations!: readonly string[];
  @Field(() => Int, { description: "Sous-programme annuel, de 2017 à 2021." })
  readonly year!: number;
  @Field(() => ID, { description: `« ${departmentInService.code} », ou un territoire ${departmentInService.of}.` })
  readonly territory!: TerritoryCode;
  @Field(() => String, { description: "Public visé : jamais une personne." })
  readonly targetPublic!: string;
  @Field(() => MeansOriginEnum, { description: "Moyens existants ou complémentaires." })
  readonly means!: MeansOrigin;
  @Field(() => String, { description: "Qui la porterait." })
  readonly operatorName!: string;
  @Field(() => ID, { nullable: true, description: "Son SIRET, si c'est une structure." })
  readonly siret?: string | null;
}

@InputType("ContributionInput", { description: "Ce que vous apportez au Pacte, au nom de votre institution." })
export class ContributionInput {
  @Field(() => ContributionKindEnum, { description: "Nature." })
  readonly kind!: ContributionKind;
  @Field(() => String, { description: "Intitulé." })
  readonly title!: string;
  @Field(() => String, { description: "Texte." })
  readonly text!: string;
  @Field(() => ProposedActionInput, { nullable: true, description: "L'action, pour une proposition." })
  readonly proposal?: ProposedActionInput | null;
  @Field(() => ID, { nullable: true, description: "L'action bloquée, ou dont parle la note." })
  readonly action?: ActionId | null;
  @Field(() => MissingResourceEnum, { nullable: true, description: "La ressource qui manque, pour un blocage." })
  readonly missing?: MissingResource | null;
  @Field(() => ID, { nullable: true, description: "L'instance à qui la note s'adresse." })
  readonly to?: CommitteeId | null;
  @Field(() => String, onField)
  readonly on?: string | null;
  @Field(() => String, keyField)
  readonly key!: string;
}

export const VerdictEnum = enumOf(["TAKEN_UP", "DECLINED"] as const, "ContributionVerdict", {
  description: "Ce que le comité technique fait d'un apport.",
  values: { TAKEN_UP: "Il le reprend.", DECLINED: "Il l'écarte, et dit pourquoi." },
});

@InputType("ContributionAnswerInput", { description: "Réponse du comité technique à un apport." })
export class ContributionAnswerInput {
  @Field(() => ID, { description: "L'apport." })
  readonly contribution!: string;
  @Field(() => VerdictEnum, { description: "Repris ou écarté." })
  readonly verdict!: ContributionAnswer["verdict"];
  @Field(() => String, { nullable: true, description: "Motif ; nécessaire pour écarter." })
  readonly reason?: string | null;
  @Field(() => String, onField)
  readonly on?: string | null;
  @Field(() => Int, versionField)
  readonly expectedVersion!: number;
  @Field(() => String, keyField)
  readonly key!: string;
}

@InputType("ContributionWithdrawalInput", { description: "Retrait d'un apport par son auteur." })
export class ContributionWithdrawalInput {
  @Field(() => ID, { description: "L'apport." })
  readonly contribution!: string;
  @Field(() => String, onField)
  readonly on?: string | null;
  @Field(() => Int, versionField)
  readonly expectedVersion!: number;
  @Field(() => String, keyField)
  readonly key!: string;
}
