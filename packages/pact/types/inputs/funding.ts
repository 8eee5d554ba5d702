import type { ActionId } from "@pacte-hub/schema/model/action";
import { keyField } from "@pacte-hub/schema/types/decision.input";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { onField, versionField } from "./action.ts";

@InputType("FundingRequestInput", {
  description: "Demande à un financeur, selon ses critères et son calendrier : une par action, financeur et année.",
})
export class FundingRequestInput {
  @Field(() => ID, { nullable: true, description: "La demande à changer ; absente : elle est nouvelle." })
  readonly request?: string | null;
  @Field(() => Int, { nullable: true, description: "Version que vous avez lue, pour la changer." })
  readonly expectedVersion?: number | null;
  @Field(() => ID, { description: "L'action." })
  readonly action!: ActionId;
  @Field(() => ID, { description: "Le financeur, par son identifiant de signataire." })
  readonly funder!: string;
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
  @Field(() => String, keyField)
  readonly key!: string;
}

@InputType("FundingWithdrawalInput", { description: "Retrait d'une demande que son financeur n'a pas tranchée." })
export class FundingWithdrawalInput {
  @Field(() => ID, { description: "La demande." })
  readonly request!: string;
  @Field(() => ID, { description: "Son action." })
  readonly action!: ActionId;
  @Field(() => String, onField)
  readonly on?: string | null;
  @Field(() => String, { description: "Motif du retrait." })
  readonly reason!: string;
  @Field(() => Int, versionField)
  readonly expectedVersion!: number;
  @Field(() => String, keyField)
  readonly key!: string;
}
