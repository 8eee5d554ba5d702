import type { ActionId } from "@pacte-hub/schema/model/action";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { Directive, Field, ID, ObjectType } from "type-graphql";

@Directive('@key(fields: "code")')
@ObjectType("Territory")
export class TerritoryOfCaf {
  @Field(() => ID)
  readonly code!: TerritoryCode;
}

/** What the CAF says of a territory: its resolvers need no more than the code. */
@ObjectType("CafInTerritory", { description: "Ce que la CAF dit d'un territoire." })
export class CafInTerritory {
  readonly code!: TerritoryCode;
}

@Directive('@key(fields: "id")')
@ObjectType("Action")
export class ActionOfCaf {
  @Field(() => ID)
  readonly id!: ActionId;
}

/** What the institution says of an action: its resolvers need no more than the id. */
@ObjectType("CafInAction", { description: "Ce que la CAF dit d'une action." })
export class CafInAction {
  readonly id!: ActionId;
}

@Directive('@key(fields: "code")')
@ObjectType("Recommendation")
export class RecommendationOfCaf {
  @Field(() => String)
  readonly code!: string;
}

/** What the institution says of a recommendation: its resolvers need no more than the code. */
@ObjectType("CafInRecommendation", { description: "Ce que la CAF dit d'une préconisation." })
export class CafInRecommendation {
  readonly code!: string;
}
