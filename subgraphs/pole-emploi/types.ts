import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { TerritoryCode } from "../../schema/language/territory.ts";

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
