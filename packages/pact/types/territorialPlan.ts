import type { RecordedBy } from "@pacte-hub/schema/model/record";
import {
  type PlanLine,
  type PlanLineStatus,
  planLineStatuses,
  type TerritorialPlan,
} from "@pacte-hub/schema/model/territorialPlan";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { keyField } from "@pacte-hub/schema/types/decision.input";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { onField } from "./inputs/action.ts";

const PlanLineStatusEnum = enumOf(planLineStatuses, "PlanLineStatus", {
  description: "Où en est une ligne d'un plan.",
  values: { PLANNED: "Prévue.", UNDER_WAY: "En cours.", DONE: "Faite.", DROPPED: "Abandonnée." },
});
const when = { description: "Mois, trimestre ou année : « 2019-03 », « 2019-Q2 », « 2019 »." };

@ObjectType("PlanLine", { description: "Une préconisation, traduite en ce qui est à faire." })
export class PlanLineType implements Omit<PlanLine, "recommendation" | "action"> {
  @Field(() => String, { description: "Ce qui est à faire." })
  readonly what!: string;
  @Field(() => String, { description: "Qui le fait : une institution ou une fonction." })
  readonly who!: string;
  @Field(() => String, when)
  readonly when!: string;
  @Field(() => PlanLineStatusEnum, { description: "Où elle en est." })
  readonly status!: PlanLineStatus;
}

@ObjectType("TerritorialPlan", {
  description: "Plan d'un EPCI pour une année : le comité territorialisé y traduit les préconisations en actions.",
})
export class TerritorialPlanType implements Pick<TerritorialPlan, "id" | "year" | "adoptedOn"> {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => Int, { description: "Sous-programme annuel." })
  readonly year!: number;
  @Field(() => String, { description: "Jour où il a été arrêté." })
  readonly adoptedOn!: string;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}

@InputType("PlanLineInput", { description: "Une ligne d'un plan." })
export class PlanLineInput implements PlanLine {
  @Field(() => String, { description: "Préconisation (« 1.5 »)." })
  readonly recommendation!: string;
  @Field(() => ID, {
    nullable: true,
    description: "L'action du programme qui la fait ; absente : elle n'en a pas encore.",
  })
  readonly action!: string | null;
  @Field(() => String, { description: "Ce qui est à faire." })
  readonly what!: string;
  @Field(() => String, { description: "Qui le fait : une institution ou une fonction, jamais une personne." })
  readonly who!: string;
  @Field(() => String, when)
  readonly when!: string;
  @Field(() => PlanLineStatusEnum, { defaultValue: "PLANNED", description: "Où elle en est." })
  readonly status!: PlanLineStatus;
}

@InputType("TerritorialPlanInput", { description: "Plan d'un EPCI pour une année, nouveau ou changé." })
export class TerritorialPlanInput {
  @Field(() => ID, { description: "SIREN de l'EPCI." })
  readonly territory!: TerritoryCode;
  @Field(() => Int, { description: "Sous-programme annuel." })
  readonly year!: number;
  @Field(() => ID, { nullable: true, description: "La réunion du comité territorialisé qui l'a arrêté." })
  readonly meeting?: string | null;
  @Field(() => String, onField)
  readonly adoptedOn?: string | null;
  @Field(() => [PlanLineInput], { description: "Ses lignes, de 1 à 40." })
  readonly lines!: readonly PlanLineInput[];
  @Field(() => Int, {
    nullable: true,
    description: "Version que vous avez lue, pour le changer ; absente : il est nouveau.",
  })
  readonly expectedVersion?: number | null;
  @Field(() => String, keyField)
  readonly key!: string;
}
