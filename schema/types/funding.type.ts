import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";
import {
  type CitedRequest,
  type DecisionStatus,
  decisionStatuses,
  type FundingDecision,
  type Instalment,
} from "../model/funding.ts";
import type { RecordedBy } from "../model/record.ts";
import { enumOf } from "./enums.ts";
import { RecordType, recordField } from "./record.type.ts";

export const DecisionStatusEnum = enumOf(decisionStatuses, "DecisionStatus", {
  description: "Ce qu'un financeur a décidé d'une demande.",
  values: {
    PENDING: "En attente de sa décision.",
    GRANTED: "Accordée.",
    REFUSED: "Refusée.",
    DECOMMITTED: "Dégagée : il reprend ce qu'il avait accordé, ou consent au retrait de la demande.",
  },
});

export const lineField = {
  description: "Ligne de crédits, par son identifiant (`creditLines`) ; « own-credits » : ses crédits propres.",
};

@Directive("@shareable")
@ObjectType("Instalment", { description: "Versement d'une part de ce qui est accordé." })
export class InstalmentType implements Instalment {
  @Field(() => String, { description: "Jour prévu." })
  readonly dueOn!: string;
  @Field(() => Float, { description: "Euros." })
  readonly amount!: number;
  @Field(() => String, { nullable: true, description: "Ce que le financeur attend d'abord (bilan, justificatif)." })
  readonly condition!: string | null;
}

/** The request a decision names: the funder cites it, and the Department alone can say whether it holds it. */
@ObjectType()
export class CitedRequestWords implements CitedRequest {
  @Field(() => ID, { description: "Identifiant cité." })
  readonly id!: string;
  @Field(() => ID, { description: "L'action, dite par le financeur." })
  readonly action!: string;
  @Field(() => ID, { description: "Le financeur." })
  readonly funder!: string;
  @Field(() => Int, { description: "Année budgétaire, dite par le financeur." })
  readonly budgetYear!: number;
  @Field(() => ID, lineField)
  readonly line!: string;
  @Field(() => Float, { description: "Montant que la décision y accorde, en euros ; 0 si elle n'accorde rien." })
  readonly granted!: number;
}

export const citedRequest = { description: "La demande qu'une décision cite, telle que son financeur la nomme." };
export const citedRequestKey = '@key(fields: "id action funder budgetYear line granted")';

@Directive(citedRequestKey)
@ObjectType("CitedRequest", citedRequest)
export class CitedRequestType extends CitedRequestWords {}

/** What every funder says of a decision; what it cites, the Department alone completes. */
@ObjectType()
export class FundingDecisionWords implements Omit<FundingDecision, "action"> {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => ID, { description: "La demande à laquelle elle répond." })
  readonly request!: string;
  @Field(() => ID, { description: "Le financeur, par son identifiant de signataire." })
  readonly funder!: string;
  @Field(() => ID, lineField)
  readonly line!: string;
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
  @Field(() => String, { nullable: true, description: "Conditions de ce qui est accordé." })
  readonly conditions!: string | null;
  @Field(() => [InstalmentType], { description: "Versements, dans l'ordre des jours ; aucun : en une fois." })
  readonly instalments!: readonly Instalment[];
  @Field(() => Boolean, {
    description: "Vrai si le financeur n'a pas de sous-graphe : le Département inscrit ce qu'il lui a déclaré.",
  })
  readonly declared!: boolean;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}

@Directive("@shareable")
@ObjectType("FundingDecisionVersion", { description: "Ce qu'une décision disait à une version." })
export class FundingDecisionVersionType extends FundingDecisionWords {}

export const fundingDecision = {
  description:
    "Décision d'un financeur, souverain sur ses crédits : aucune instance ne la valide, par année budgétaire.",
};
export const citesField = {
  description: "La demande citée ; sous `department`, le registre des demandes dit s'il la connaît.",
};

@Directive("@shareable")
@ObjectType("FundingDecision", fundingDecision)
export class FundingDecisionType extends FundingDecisionWords {
  @Field(() => CitedRequestType, citesField)
  readonly cites!: CitedRequest;
}
