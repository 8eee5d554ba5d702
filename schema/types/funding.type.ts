import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";
import { type DecisionStatus, decisionStatuses, type FundingDecision } from "../language/funding.ts";
import type { RecordedBy } from "../language/record.ts";
import { enumOf } from "./enums.ts";
import { RecordType, recordField } from "./record.type.ts";

export const DecisionStatusEnum = enumOf(decisionStatuses, "DecisionStatus", {
  description: "Ce qu'un financeur a décidé d'une demande.",
  values: { PENDING: "En attente de sa décision.", GRANTED: "Accordée.", REFUSED: "Refusée." },
});

@Directive("@shareable")
@ObjectType("FundingDecision", {
  description:
    "Décision d'un financeur, souverain sur ses crédits : aucune instance ne la valide, par année budgétaire.",
})
export class FundingDecisionType implements Omit<FundingDecision, "action"> {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => ID, { description: "La demande à laquelle elle répond." })
  readonly request!: string;
  @Field(() => ID, { description: "Le financeur, par son identifiant de signataire." })
  readonly funder!: string;
  @Field(() => Int, { description: "Année budgétaire." })
  readonly budgetYear!: number;
  @Field(() => DecisionStatusEnum, { description: "Sens de la décision." })
  readonly status!: DecisionStatus;
  @Field(() => Float, { nullable: true, description: "Montant accordé, en euros." })
  readonly amount!: number | null;
  @Field(() => String, { nullable: true, description: "Jour de la décision." })
  readonly decidedOn!: string | null;
  @Field(() => String, { nullable: true, description: "Motif." })
  readonly reason!: string | null;
  @Field(() => Boolean, {
    description: "Vrai si le financeur n'a pas de sous-graphe : le Département inscrit ce qu'il lui a déclaré.",
  })
  readonly declared!: boolean;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}
