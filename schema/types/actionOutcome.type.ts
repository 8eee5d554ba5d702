import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { type ActionOutcomeCell, type OutcomeGrain, outcomeGrains } from "../model/actionOutcome.ts";
import type { Origin } from "../model/release.ts";
import { enumOf } from "./enums.ts";
import { OriginEnum } from "./series.args.ts";

export const OutcomeGrainEnum = enumOf(outcomeGrains, "OutcomeGrain", {
  description: "Le plus fin de ce qui est publié des issues d'une action.",
  values: {
    ACTION: "Le chiffre est celui de l'action : le registre ouvert n'en montre pas d'autre qui puisse y être comptée.",
    RECOMMENDATION: "Le chiffre est celui de la préconisation, du territoire et de l'année : d'autres actions y sont.",
  },
});

@Directive("@shareable")
@ObjectType("ActionOutcomeCell", {
  description:
    "Le chiffre publié qui contient les issues d'une action pour une année : son adresse, et ce qu'il est d'elle.",
})
export class ActionOutcomeCellType implements Omit<ActionOutcomeCell, "action"> {
  @Field(() => Int, { description: "L'année." })
  readonly year!: number;
  @Field(() => ID, { description: "Le territoire du chiffre : l'EPCI de l'action, ou le département." })
  readonly territory!: string;
  @Field(() => String, { description: "La préconisation du chiffre (« 1.5 »)." })
  readonly recommendation!: string;
  @Field(() => OutcomeGrainEnum, { description: "Ce que le chiffre est de l'action." })
  readonly grain!: OutcomeGrain;
  @Field(() => Int, { description: "Autres actions du registre ouvert qui peuvent y être comptées." })
  readonly otherActions!: number;
  @Field(() => String, { description: "Pourquoi il est de ce grain." })
  readonly reason!: string;
  @Field(() => OriginEnum, { description: "Réel, ou de démonstration : comme l'action." })
  readonly origin!: Origin;
}
