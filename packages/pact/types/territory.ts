import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { Directive, Field, ID, ObjectType } from "type-graphql";

@Directive('@key(fields: "code")')
@ObjectType("Territory")
export class TerritoryOfDepartment {
  @Field(() => ID)
  readonly code!: TerritoryCode;
}

/** What the Department says of a territory: its resolvers need no more than the code. */
@ObjectType("DepartmentInTerritory", { description: "Ce que le Département dit d'un territoire." })
export class DepartmentInTerritory {
  readonly code!: TerritoryCode;
}
