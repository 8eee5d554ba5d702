import { Field, Float, ID, InputType, Int } from "type-graphql";
import type { ActionId } from "../model/action.ts";
import type { DecisionStatus } from "../model/funding.ts";
import { DecisionStatusEnum } from "./funding.type.ts";

/** What every act asks for, in the same words. */
export const keyField = {
  description:
    "Clé choisie par vous (8 à 100 caractères) : le même acte envoyé deux fois avec elle n'est fait qu'une fois.",
};

@InputType("InstalmentInput", { description: "Versement d'une part de ce qui est accordé." })
export class InstalmentInput {
  @Field(() => String, { description: "Jour prévu (AAAA-MM-JJ)." })
  readonly dueOn!: string;
  @Field(() => Float, { description: "Euros." })
  readonly amount!: number;
  @Field(() => String, { nullable: true, description: "Ce que le financeur attend d'abord." })
  readonly condition?: string | null;
}

@InputType("FundingDecisionInput", {
  description:
    "Réponse d'un financeur à une demande, pour une année budgétaire. Aucune instance ne l'approuve ; une décision plus récente remplace la précédente, qui reste à son historique, si elle donne la version lue et un motif.",
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
  @Field(() => ID, { nullable: true, description: "Ligne de crédits ; absente : les crédits propres du financeur." })
  readonly line?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Motif ; nécessaire pour un refus, un dégagement, ou pour remplacer une décision.",
  })
  readonly reason?: string | null;
  @Field(() => String, { nullable: true, description: "Conditions de ce qui est accordé." })
  readonly conditions?: string | null;
  @Field(() => [InstalmentInput], {
    nullable: true,
    description: "Versements, dans l'ordre des jours : leur somme est le montant accordé.",
  })
  readonly instalments?: readonly InstalmentInput[] | null;
  @Field(() => Int, {
    nullable: true,
    description: "La version lue : nécessaire pour remplacer une décision, utile pour une réponse en attente.",
  })
  readonly expectedVersion?: number | null;
  @Field(() => String, keyField)
  readonly key!: string;
}
