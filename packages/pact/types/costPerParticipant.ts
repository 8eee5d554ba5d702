import type { Rate } from "@pacte-hub/schema/model/rate";
import { RateType } from "@pacte-hub/schema/types/rate.type";
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType("CostPerParticipant", {
  description: "Efficience d'une préconisation : euros accordés par participant, calculés à chaque demande.",
})
export class CostPerParticipantType {
  @Field(() => Int, { description: "Année." })
  readonly year!: number;
  @Field(() => String, { description: "Jour auquel les décisions sont jugées." })
  readonly on!: string;
  @Field(() => RateType, {
    nullable: true,
    description: "Le rapport et son intervalle certain, des seuls participants publiés ; null : voir `explanation`.",
  })
  readonly rate!: Rate | null;
  @Field(() => String, { description: "Comment il est calculé, ou pourquoi il manque." })
  readonly explanation!: string;
  @Field(() => Boolean, { description: "Vrai s'il est calculé sur des lignes inventées pour la démonstration." })
  readonly demonstration!: boolean;
}
