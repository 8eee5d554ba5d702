import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { TerritoryCode } from "../../schema/language/territory.ts";

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
