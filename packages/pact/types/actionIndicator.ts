import { type ActionIndicator, type Criterion, criteria } from "@pacte-hub/schema/model/actionIndicator";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { Field, Float, ID, ObjectType } from "type-graphql";

export const CriterionEnum = enumOf(criteria, "Criterion", {
  description: "Ce que l'évaluation d'une action demande (premier niveau).",
  values: {
    RELEVANCE: "Pertinence : répond-elle au besoin ?",
    EFFECTIVENESS: "Efficacité : a-t-elle produit ce qu'elle visait ?",
    EFFICIENCY: "Efficience : avec quels moyens ?",
  },
});

@ObjectType("ActionIndicator", {
  description: "Un indicateur d'une action, calculé à chaque demande, daté et expliqué ; jamais saisi.",
})
export class ActionIndicatorType implements ActionIndicator {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => CriterionEnum, { description: "La question à laquelle il répond." })
  readonly criterion!: Criterion;
  @Field(() => String, { description: "Intitulé." })
  readonly title!: string;
  @Field(() => Float, { nullable: true, description: "Valeur ; null si rien ne permet de la calculer." })
  readonly value!: number | null;
  @Field(() => String, { description: "Unité : jours, euros…" })
  readonly unit!: string;
  @Field(() => String, { description: "Comment il est calculé, et ce qu'il ignore." })
  readonly explanation!: string;
  @Field(() => String, { description: "Jour auquel il est jugé." })
  readonly on!: string;
  @Field(() => Boolean, { description: "Vrai si l'action est inventée pour la démonstration." })
  readonly demonstration!: boolean;
}
