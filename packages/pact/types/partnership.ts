import type { Participation } from "@pacte-hub/schema/rules/partnership";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";

@ObjectType("PartnershipMeasure", { description: "Une mesure de la démarche partenariale, calculée et expliquée." })
export class PartnershipMeasureType {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => String, { description: "Intitulé." })
  readonly title!: string;
  @Field(() => Float, { nullable: true, description: "Valeur ; null si rien ne permet de la calculer." })
  readonly value!: number | null;
  @Field(() => String, { description: "Comment elle est calculée, et ce qu'elle ignore." })
  readonly explanation!: string;
  @Field(() => Boolean, { description: "Vrai si elle est calculée sur des lignes inventées pour la démonstration." })
  readonly demonstration!: boolean;
}

@ObjectType("Participation", { description: "Présence d'une institution aux réunions où elle était appelée." })
export class ParticipationType implements Omit<Participation, "institution"> {
  @Field(() => Int, { description: "Réunions où elle était appelée." })
  readonly called!: number;
  @Field(() => Int, { description: "Réunions où elle est venue." })
  readonly present!: number;
  @Field(() => Int, { description: "Réunions où elle s'est excusée." })
  readonly excused!: number;
  @Field(() => Boolean, { description: "Vrai si elle est calculée sur des lignes inventées pour la démonstration." })
  readonly demonstration!: boolean;
}

@ObjectType("Partnership", {
  description: "Second niveau d'évaluation : la démarche partenariale, calculée à chaque demande, jamais saisie.",
})
export class PartnershipType {
  @Field(() => Int, { nullable: true, description: "Année ; null pour toute la période." })
  readonly year!: number | null;
  @Field(() => String, { description: "Jour auquel les états sont jugés." })
  readonly on!: string;
  @Field(() => Boolean, { description: "Vrai si des lignes de démonstration y entrent." })
  readonly demonstration!: boolean;
  @Field(() => [PartnershipMeasureType], { description: "Mesures." })
  readonly measures!: readonly PartnershipMeasureType[];
  @Field(() => [ParticipationType], { description: "Présence par institution, la plus appelée d'abord." })
  readonly participation!: readonly (Participation & { readonly demonstration: boolean })[];
}
