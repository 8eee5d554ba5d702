import {
  type Action,
  type ActionEvaluation,
  type ActionId,
  type ActionStatus,
  type ActionStep,
  actionStatuses,
  type Operator,
} from "@pacte-hub/schema/model/action";
import type { FundingRequest } from "@pacte-hub/schema/model/funding";
import type { MeansOrigin } from "@pacte-hub/schema/model/programme";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import { actionOrders } from "@pacte-hub/schema/rules/actionOrder";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";
import { MeansOriginEnum } from "./means.ts";

export const ActionStatusEnum = enumOf(actionStatuses, "ActionStatus", {
  description: "Où en est une action. Aucun état n'attend l'accord d'une instance : le Pacte n'en demande pas.",
  values: {
    PROPOSED: "Proposée.",
    SEEKING_FUNDS: "En recherche de financements.",
    FUNDED: "Financée.",
    RUNNING: "En cours.",
    BLOCKED: "Bloquée : voir ses points de blocage.",
    FINISHED: "Terminée.",
    EVALUATED: "Évaluée.",
    ABANDONED: "Abandonnée.",
  },
});

export const ActionOrderEnum = enumOf(actionOrders, "ActionOrder", {
  description:
    "Ordre d'une liste d'actions ; à égalité, celui du programme. Aucun ordre ne repose sur un chiffre retenu.",
  values: {
    PROGRAMME: "Par année, puis intitulé.",
    TITLE: "Par intitulé.",
    LATEST_STEP: "La dernière à avoir changé d'état d'abord.",
    STATUS: "Par état, de la proposition à l'évaluation.",
    TERRITORY: "Par territoire.",
    AMOUNT_REQUESTED: "Le plus gros montant demandé aux financeurs d'abord ; sans demande, à la fin.",
  },
});

@Directive('@key(fields: "siret")')
@ObjectType("Structure")
export class StructureOfDepartment {
  @Field(() => ID)
  readonly siret!: string;
}

@ObjectType("Operator", { description: "Qui porte une action." })
export class OperatorType implements Pick<Operator, "name"> {
  @Field(() => String, { description: "Nom." })
  readonly name!: string;
}

@ObjectType("ActionStep", { description: "Jour où une action a pris un état." })
export class ActionStepType implements ActionStep {
  @Field(() => ActionStatusEnum, { description: "L'état." })
  readonly status!: ActionStatus;
  @Field(() => String, { description: "Le jour." })
  readonly on!: string;
}

@ObjectType("ActionEvaluation", { description: "Évaluation d'une action en mots (premier niveau)." })
export class ActionEvaluationType implements ActionEvaluation {
  @Field(() => String, { description: "Jour de l'évaluation." })
  readonly on!: string;
  @Field(() => String, { description: "Pertinence : répond-elle au besoin ?" })
  readonly relevance!: string;
  @Field(() => String, { description: "Efficacité : a-t-elle produit ce qu'elle visait ?" })
  readonly effectiveness!: string;
  @Field(() => String, { description: "Efficience : avec quels moyens ?" })
  readonly efficiency!: string;
}

@Directive('@key(fields: "id")')
@ObjectType("Action", { description: "Action du programme départemental d'insertion." })
export class ActionType implements Omit<Action, "recommendations" | "axis" | "operator" | "territory"> {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: ActionId;
  @Field(() => String, { description: "Intitulé." })
  readonly title!: string;
  @Field(() => Int, { description: "Sous-programme annuel." })
  readonly year!: number;
  @Field(() => OperatorType, { description: "Qui la porte." })
  readonly operator!: Operator;
  @Field(() => String, { description: "Public visé." })
  readonly targetPublic!: string;
  @Field(() => MeansOriginEnum, { description: "Moyens existants ou complémentaires." })
  readonly means!: MeansOrigin;
  @Field(() => [ActionStepType], { description: "Ses états, du premier au dernier." })
  readonly steps!: readonly ActionStep[];
  @Field(() => ActionEvaluationType, { nullable: true, description: "Son évaluation, une fois faite." })
  readonly evaluation!: ActionEvaluation | null;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}

/** What the Department says of an action as a funder and a pilot. */
@ObjectType("DepartmentInAction", { description: "Ce que le Département dit d'une action." })
export class DepartmentInAction {
  readonly id!: ActionId;
}

@ObjectType("FundingRequest", {
  description: "Demande à un financeur, selon ses critères et son calendrier ; aucune instance ne la valide d'abord.",
})
export class FundingRequestType implements Omit<FundingRequest, "action" | "funder" | "line"> {
  @Field(() => ID, { description: "Identifiant : la décision du financeur le cite." })
  readonly id!: string;
  @Field(() => Int, { description: "Année budgétaire." })
  readonly budgetYear!: number;
  @Field(() => Float, { description: "Montant demandé, en euros." })
  readonly amount!: number;
  @Field(() => String, { description: "Jour du dépôt." })
  readonly submittedOn!: string;
  @Field(() => String, { description: "Critères du financeur auxquels elle répond." })
  readonly criteria!: string;
  @Field(() => String, { nullable: true, description: "Réponse attendue, au calendrier du financeur." })
  readonly answerExpectedBy!: string | null;
  @Field(() => String, { nullable: true, description: "Jour où elle a été changée après un refus ; null sinon." })
  readonly amendedOn?: string | null;
  @Field(() => String, { nullable: true, description: "Motif de ce changement." })
  readonly amendmentReason?: string | null;
  @Field(() => ID, { nullable: true, description: "La demande refusée qu'elle reprend ; null si aucune." })
  readonly renews?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Jour où son retrait a été demandé à son financeur : elle tient jusqu'à ce qu'il y consente.",
  })
  readonly withdrawalAskedOn?: string | null;
  @Field(() => ID, { nullable: true, description: "La décision par laquelle le financeur y a consenti, dite par lui." })
  readonly withdrawalAgreement?: string | null;
  @Field(() => String, { nullable: true, description: "Jour où elle a été retirée ; null si elle tient." })
  readonly withdrawnOn?: string | null;
  @Field(() => String, { nullable: true, description: "Motif du retrait." })
  readonly withdrawalReason?: string | null;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}
