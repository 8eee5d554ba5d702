import {
  type BlockingPoint,
  type BlockingStep,
  type MissingResource,
  missingResources,
} from "@pacte-hub/schema/model/blocking";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Field, ID, ObjectType } from "type-graphql";

export const MissingResourceEnum = enumOf(missingResources, "MissingResource", {
  description: "La ressource qui manque.",
  values: {
    FUNDING: "Financement.",
    STAFF: "Personnel.",
    PREMISES: "Locaux.",
    MOBILITY: "Mobilité.",
    PARTNER: "Partenaire.",
  },
});

@ObjectType("BlockingStep", { description: "Étape de la négociation." })
export class BlockingStepType implements BlockingStep {
  @Field(() => String, { description: "Jour." })
  readonly on!: string;
  @Field(() => String, { description: "Ce qui s'est passé." })
  readonly what!: string;
}

@ObjectType("Referral", { description: "Saisine d'une instance." })
export class ReferralType {
  @Field(() => String, { description: "Jour." })
  readonly on!: string;
}

@ObjectType("BlockingPoint", {
  description:
    "Ce qui empêche une action jugée pertinente ; le Département négocie, sans pouvoir contraindre personne.",
})
export class BlockingPointType implements Omit<BlockingPoint, "action" | "funder" | "referrals"> {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => String, { description: "Intitulé." })
  readonly title!: string;
  @Field(() => MissingResourceEnum, { description: "La ressource qui manque." })
  readonly missing!: MissingResource;
  @Field(() => String, { description: "Jour où il est apparu." })
  readonly openedOn!: string;
  @Field(() => [BlockingStepType], { description: "Négociation." })
  readonly negotiation!: readonly BlockingStep[];
  @Field(() => String, { nullable: true, description: "Jour où il a été levé." })
  readonly solvedOn!: string | null;
  @Field(() => String, { nullable: true, description: "Comment il a été levé." })
  readonly solution!: string | null;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}
