import type {
  Axis,
  Orientation,
  Recommendation,
  RecommendationGroup,
  SubProgramme,
  SubProgrammeReview,
} from "@pacte-hub/schema/model/pact";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { titleEnField } from "./deprecated.ts";

@ObjectType("Orientation", {
  description: "Orientation stratégique du PDI : à ne pas confondre avec l'orientation d'un allocataire.",
})
export class OrientationType implements Omit<Orientation, "lines" | "pact"> {
  @Field(() => Int, { description: "De 1 à 6." })
  readonly number!: number;
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Texte du Pacte." })
  readonly title!: string;
  @Field(() => String, titleEnField)
  readonly titleEn!: string;
}

@Directive('@key(fields: "code")')
@ObjectType("Recommendation", { description: "Préconisation du Pacte." })
export class RecommendationType implements Omit<Recommendation, "lines"> {
  @Field(() => String, {
    description: "Axe et rang : « 1.5 » ; précédés, pour un Pacte qui suit le premier, de son préfixe.",
  })
  readonly code!: string;
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => Int, { description: "Rang dans l'axe." })
  readonly number!: number;
  @Field(() => String, { description: "Texte du Pacte." })
  readonly title!: string;
  @Field(() => String, titleEnField)
  readonly titleEn!: string;
  @Field(() => String, { nullable: true, description: "Sous-titre de l'axe 1 auquel elle appartient." })
  readonly group!: string | null;
  @Field(() => ID, { nullable: true, description: "Identifiant de ce sous-titre." })
  readonly groupId!: string | null;
}

@ObjectType("RecommendationGroup", { description: "Sous-titre de l'axe 1." })
export class RecommendationGroupType implements Omit<RecommendationGroup, "lines"> {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Texte du Pacte." })
  readonly title!: string;
  @Field(() => String, titleEnField)
  readonly titleEn!: string;
  @Field(() => [Int], { description: "Rangs de ses préconisations." })
  readonly numbers!: readonly number[];
}

@ObjectType("Axis", { description: "Axe du Pacte, avec ses préconisations." })
export class AxisType implements Omit<Axis, "lines" | "pact"> {
  @Field(() => Int, { description: "1, 2 ou 3." })
  readonly number!: number;
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Titre, mot pour mot." })
  readonly title!: string;
  @Field(() => String, titleEnField)
  readonly titleEn!: string;
  @Field(() => [RecommendationGroupType], { description: "Sous-titres : l'axe 1 en a trois, les autres aucun." })
  readonly groups!: readonly RecommendationGroup[];
  @Field(() => [RecommendationType], { description: "Préconisations, dans l'ordre du Pacte." })
  readonly recommendations!: readonly Recommendation[];
}

@ObjectType("SubProgrammeReview", { description: "Revue annuelle d'un sous-programme, et ses ajustements." })
export class SubProgrammeReviewType implements Omit<SubProgrammeReview, "year" | "pact"> {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => String, { description: "Jour où elle s'est tenue." })
  readonly heldOn!: string;
  @Field(() => String, { description: "Ce qu'elle a dit." })
  readonly review!: string;
  @Field(() => [String], { description: "Ajustements décidés." })
  readonly adjustments!: readonly string[];
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}

@ObjectType("SubProgramme", { description: "Sous-programme annuel du PDI, avec sa revue et ses ajustements." })
export class SubProgrammeType implements Omit<SubProgramme, "pact"> {
  @Field(() => Int, { description: "Une année de son Pacte." })
  readonly year!: number;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}

/** What the Department says of a recommendation as one who counts: its resolvers need no more than the code. */
@ObjectType("DepartmentInRecommendation", { description: "Ce que le Département dit d'une préconisation." })
export class DepartmentInRecommendation {
  readonly code!: string;
}
