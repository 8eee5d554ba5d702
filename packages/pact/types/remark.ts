import { type Remark, type RemarkOrigin, remarkOrigins } from "@pacte-hub/schema/model/wording";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { Field, ObjectType } from "type-graphql";

const RemarkOriginEnum = enumOf(remarkOrigins, "RemarkOrigin", {
  description: "De qui sont les mots d'une remarque.",
  values: { PACT: "Du Pacte.", HUB: "Du hub : le Pacte ne le dit pas." },
});

@ObjectType("Remark", { description: "Remarque sur ce que dit le Pacte, marquée de qui elle est." })
export class RemarkType implements Omit<Remark, "about"> {
  @Field(() => String, { description: "La remarque." })
  readonly text!: string;
  @Field(() => RemarkOriginEnum, { description: "De qui elle est." })
  readonly origin!: RemarkOrigin;
}

/** What every type says of its `remarks` field. */
export const remarksField = { description: "Remarques, chacune marquée : mots du Pacte, ou note du hub." };
