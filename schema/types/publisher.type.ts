import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { Partner } from "../model/partner.ts";

@Directive("@shareable")
@ObjectType("Publisher", { description: "Une institution partenaire, et ce qu'elle publie sous sa seule autorité." })
export class PublisherType implements Pick<Partner, "id" | "name" | "signatories"> {
  @Field(() => ID, { description: "Identifiant de l'institution : « caf »." })
  readonly id!: Partner["id"];
  @Field(() => String, { description: "Nom de l'institution." })
  readonly name!: string;
  @Field(() => [ID], { description: "Signataires du Pacte qui opèrent ce partenaire." })
  readonly signatories!: readonly string[];
}
