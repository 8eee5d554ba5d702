import type { ActionId, ActionStatus } from "@pacte-hub/schema/model/action";
import { departmentInService } from "@pacte-hub/schema/model/department";
import type { MeansOrigin } from "@pacte-hub/schema/model/programme";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { keyField } from "@pacte-hub/schema/types/decision.input";
import { Field, ID, InputType, Int } from "type-graphql";
import { ActionStatusEnum } from "../action.ts";
import { MeansOriginEnum } from "../means.ts";

export const onField = { nullable: true, description: "Jour (AAAA-MM-JJ) ; aujourd'hui par défaut." };
export const versionField = {
  description: "Version que vous avez lue (`record.version`) : si elle a changé depuis, rien n'est fait.",
};

@InputType("OperatorInput", { description: "Qui porte une action." })
export class OperatorInput {
  @Field(() => String, { description: "Nom." })
  readonly name!: string;
  @Field(() => ID, { nullable: true, description: "Identifiant de signataire, si c'en est un." })
  readonly institution?: string | null;
  @Field(() => ID, { nullable: true, description: "SIRET, si c'est une SIAE." })
  readonly siret?: string | null;
}

@InputType("ActionProposalInput", {
  description: "Action proposée : l'inscrire suffit, aucune instance ne l'approuve.",
})
export class ActionProposalInput {
  @Field(() => String, { description: "Intitulé." })
  readonly title!: string;
  @Field(() => [String], { description: "Préconisations (« 1.5 »), une au moins, d'un seul axe." })
  readonly recommendations!: readonly string[];
  @Field(() => Int, { description: "Sous-programme annuel : une année du Pacte de ses préconisations." })
  readonly year!: number;
  @Field(() => OperatorInput, { description: "Qui la porte." })
  readonly operator!: OperatorInput;
  @Field(() => ID, { description: `« ${departmentInService.code} », ou un territoire ${departmentInService.of}.` })
  readonly territory!: TerritoryCode;
  @Field(() => String, { description: "Public visé." })
  readonly targetPublic!: string;
  @Field(() => MeansOriginEnum, { description: "Moyens existants ou complémentaires." })
  readonly means!: MeansOrigin;
  @Field(() => String, onField)
  readonly on?: string | null;
  @Field(() => String, keyField)
  readonly key!: string;
}

@InputType("EvaluationInput", { description: "Évaluation d'une action, en mots." })
export class EvaluationInput {
  @Field(() => String, { description: "Pertinence : répond-elle au besoin ?" })
  readonly relevance!: string;
  @Field(() => String, { description: "Efficacité : a-t-elle produit ce qu'elle visait ?" })
  readonly effectiveness!: string;
  @Field(() => String, { description: "Efficience : avec quels moyens ?" })
  readonly efficiency!: string;
}

@InputType("ActionStatusInput", { description: "Nouvel état d'une action." })
export class ActionStatusInput {
  @Field(() => ID, { description: "L'action." })
  readonly action!: ActionId;
  @Field(() => ActionStatusEnum, { description: "L'état." })
  readonly status!: ActionStatus;
  @Field(() => String, onField)
  readonly on?: string | null;
  @Field(() => EvaluationInput, { nullable: true, description: "Avec l'état « évaluée », et lui seul." })
  readonly evaluation?: EvaluationInput | null;
  @Field(() => Int, versionField)
  readonly expectedVersion!: number;
  @Field(() => String, keyField)
  readonly key!: string;
}
