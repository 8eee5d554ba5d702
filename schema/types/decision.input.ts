import { Field, Float, ID, InputType, Int } from "type-graphql";
import type { ActionId } from "../model/action.ts";
import type { DecisionStatus } from "../model/funding.ts";
import { DecisionStatusEnum } from "./funding.type.ts";

/** What every act asks for, in the same words. */
export const keyField = {
  description:
    "Clé choisie par vous (8 à 100 caractères) : le même acte envoyé deux fois avec elle n'est fait qu'une fois.",
};

@InputType("FundingDecisionInput", {
  description:
    "Réponse d'un financeur à une demande, pour une année budgétaire. Aucune instance ne l'approuve ; « en attente » peut être suivi d'une décision, une décision ne l'est de rien.",
})
export class DecisionInput {
  @Field(() => ID, { description: "La demande (registre du Département)." })
  readonly request!: string;
  @Field(() => ID, { description: "L'action." })
  readonly action!: ActionId;
  @Field(() => Int, { description: "Année budgétaire." })
  readonly budgetYear!: number;
  @Field(() => DecisionStatusEnum, { description: "Sens de la décision." })
  readonly status!: DecisionStatus;
  @Field(() => Float, { nullable: true, description: "Montant accordé, en euros ; pour une décision qui accorde." })
  readonly amount?: number | null;
  @Field(() => String, { nullable: true, description: "Jour de la décision ; aujourd'hui par défaut." })
  readonly decidedOn?: string | null;
  @Field(() => String, { nullable: true, description: "Motif ; nécessaire pour un refus." })
  readonly reason?: string | null;
  @Field(() => Int, { nullable: true, description: "La version lue, si une réponse en attente est remplacée." })
  readonly expectedVersion?: number | null;
  @Field(() => String, keyField)
  readonly key!: string;
}
