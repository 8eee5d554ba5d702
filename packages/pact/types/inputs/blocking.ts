import type { ActionId, ActionStatus } from "@pacte-hub/schema/model/action";
import type { MissingResource } from "@pacte-hub/schema/model/blocking";
import { keyField } from "@pacte-hub/schema/types/decision.input";
import { Field, ID, InputType, Int } from "type-graphql";
import { ActionStatusEnum } from "../action.ts";
import { MissingResourceEnum } from "../blocking.ts";
import { onField, versionField } from "./action.ts";

@InputType("BlockingPointInput", {
  description: "Point de blocage : l'action devient « bloquée », et les deux comités en sont saisis le jour même.",
})
export class BlockingPointInput {
  @Field(() => ID, { description: "L'action." })
  readonly action!: ActionId;
  @Field(() => String, { description: "Intitulé." })
  readonly title!: string;
  @Field(() => MissingResourceEnum, { description: "La ressource qui manque." })
  readonly missing!: MissingResource;
  @Field(() => ID, { nullable: true, description: "Le financeur sollicité, si l'argent manque." })
  readonly funder?: string | null;
  @Field(() => String, onField)
  readonly openedOn?: string | null;
  @Field(() => Int, {
    description: "Version de l'action que vous avez lue : si elle a changé depuis, rien n'est fait.",
  })
  readonly expectedVersion!: number;
  @Field(() => String, keyField)
  readonly key!: string;
}

@InputType("NegotiationInput", {
  description: "Étape d'une négociation : le Département la mène, sans pouvoir contraindre.",
})
export class NegotiationInput {
  @Field(() => ID, { description: "Le point de blocage." })
  readonly blockingPoint!: string;
  @Field(() => String, { description: "Ce qui s'est passé." })
  readonly what!: string;
  @Field(() => String, onField)
  readonly on?: string | null;
  @Field(() => Int, versionField)
  readonly expectedVersion!: number;
  @Field(() => String, keyField)
  readonly key!: string;
}

@InputType("BlockingSolutionInput", {
  description: "Levée d'un point de blocage ; l'action repart quand c'était le dernier.",
})
export class BlockingSolutionInput {
  @Field(() => ID, { description: "Le point de blocage." })
  readonly blockingPoint!: string;
  @Field(() => String, { description: "Comment il est levé." })
  readonly solution!: string;
  @Field(() => ActionStatusEnum, { description: "L'état que l'action prend alors." })
  readonly status!: ActionStatus;
  @Field(() => String, onField)
  readonly on?: string | null;
  @Field(() => Int, versionField)
  readonly expectedVersion!: number;
  @Field(() => String, keyField)
  readonly key!: string;
}
