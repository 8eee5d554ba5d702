import type { ActionId } from "@pacte-hub/schema/model/action";
import { keyField } from "@pacte-hub/schema/types/decision.input";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { onField, versionField } from "./action.ts";

@InputType("FundingRequestInput", {
  description:
    "Demande à un financeur, selon ses critères et son calendrier : une par action, financeur, ligne de crédits et année.",
})
export class FundingRequestInput {
  @Field(() => ID, { nullable: true, description: "La demande à changer ; absente : elle est nouvelle." })
  readonly request?: string | null;
  @Field(() => Int, { nullable: true, description: "Version que vous avez lue, pour la changer." })
  readonly expectedVersion?: number | null;
  @Field(() => ID, { description: "L'action." })
  readonly action!: ActionId;
  @Field(() => ID, {
    nullable: true,
    description: "La demande refusée que celle-ci reprend, au même financeur et sur la même ligne.",
  })
  readonly renews?: string | null;
  @Field(() => ID, {
    description:
      "Le financeur : identifiant de signataire, « epci:SIREN », « commune:INSEE », ou celui du registre des financeurs (`funders`).",
  })
  readonly funder!: string;
  @Field(() => ID, { nullable: true, description: "Ligne de crédits (`creditLines`) ; absente : ses crédits propres." })
  readonly line?: string | null;
  @Field(() => Int, { description: "Année budgétaire." })
  readonly budgetYear!: number;
  @Field(() => Float, { description: "Montant demandé, en euros." })
  readonly amount!: number;
  @Field(() => String, onField)
  readonly submittedOn?: string | null;
  @Field(() => String, { description: "Critères du financeur auxquels elle répond." })
  readonly criteria!: string;
  @Field(() => String, { nullable: true, description: "Réponse attendue, au calendrier du financeur." })
  readonly answerExpectedBy?: string | null;
  @Field(() => String, { nullable: true, description: "Motif du changement ; nécessaire après un refus." })
  readonly amendmentReason?: string | null;
  @Field(() => String, keyField)
  readonly key!: string;
}

@InputType("FundingWithdrawalInput", {
  description: "Retrait d'une demande que son financeur n'a pas accordée, ou à quoi il consent.",
})
export class FundingWithdrawalInput {
  @Field(() => ID, { description: "La demande." })
  readonly request!: string;
  @Field(() => ID, { description: "Son action." })
  readonly action!: ActionId;
  @Field(() => String, onField)
  readonly on?: string | null;
  @Field(() => String, { description: "Motif du retrait." })
  readonly reason!: string;
  @Field(() => ID, {
    nullable: true,
    description:
      "La décision par laquelle le financeur y consent, telle qu'il l'a dite ; nécessaire quand il décide sous son nom : sans elle, le retrait lui est seulement demandé.",
  })
  readonly agreement?: string | null;
  @Field(() => Int, versionField)
  readonly expectedVersion!: number;
  @Field(() => String, keyField)
  readonly key!: string;
}
