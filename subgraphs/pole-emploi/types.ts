import type { ActionId } from "@pacte-hub/schema/model/action";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { Directive, Field, ID, ObjectType } from "type-graphql";

@Directive('@key(fields: "code")')
@ObjectType("Territory")
export class TerritoryOfPoleEmploi {
  @Field(() => ID)
  readonly code!: TerritoryCode;
}

/** What Pôle emploi says of a territory: its resolvers need no more than the code. */
@ObjectType("PoleEmploiInTerritory", { description: "Ce que Pôle emploi dit d'un territoire." })
export class PoleEmploiInTerritory {
  readonly code!: TerritoryCode;
}

@Directive('@key(fields: "id")')
@ObjectType("Action")
export class ActionOfPoleEmploi {
  @Field(() => ID)
  readonly id!: ActionId;
}

/** What the institution says of an action: its resolvers need no more than the id. */
@ObjectType("PoleEmploiInAction", { description: "Ce que Pôle emploi dit d'une action." })
export class PoleEmploiInAction {
  readonly id!: ActionId;
}

@Directive('@key(fields: "code")')
@ObjectType("Recommendation")
export class RecommendationOfPoleEmploi {
  @Field(() => String)
  readonly code!: string;
}

/** What the institution says of a recommendation: its resolvers need no more than the code. */
@ObjectType("PoleEmploiInRecommendation", { description: "Ce que Pôle emploi dit d'une préconisation." })
export class PoleEmploiInRecommendation {
  readonly code!: string;
}
