import type { InstitutionName } from "@pacte-hub/schema/model/institutionName";
import type { Institution } from "@pacte-hub/schema/model/pact";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import type { Remark } from "@pacte-hub/schema/model/wording";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { nameEnField } from "./deprecated.ts";
import { RemarkType, remarksField } from "./remark.ts";

@Directive("@shareable")
@ObjectType("InstitutionName", { description: "Nom qu'une institution a porté, et quand." })
export class InstitutionNameType implements InstitutionName {
  @Field(() => String, { description: "Le nom." })
  readonly name!: string;
  @Field(() => String, { nullable: true, description: "Premier jour ; null si le hub ne lui connaît pas de début." })
  readonly from!: string | null;
  @Field(() => String, { nullable: true, description: "Dernier jour ; null tant qu'elle le porte." })
  readonly until!: string | null;
  @Field(() => String, { nullable: true, description: "Le texte qui l'a changé ; null si rien ne l'a changé." })
  readonly source!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType("Institution", { description: "Signataire du Pacte territorial pour l'insertion." })
export class InstitutionType implements Omit<Institution, "lines" | "name"> {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, nameEnField)
  readonly nameEn!: string;
  @Field(() => String, { description: "Code de sa nature, que `kindName` dit en français." })
  readonly kind!: string;
  @Field(() => String, {
    description: "Note du hub : ce qu'elle fait, et sa place dans le hub.",
    deprecationReason: "Lisez `remarks`.",
  })
  readonly hubRole!: string;
  @Field(() => [RemarkType], remarksField)
  readonly remarks!: readonly Remark[];
  @Field(() => String, {
    nullable: true,
    description:
      "« Entre d'une part » : le Conseil départemental ; « Et d'autre part » : les vingt autres signataires.",
  })
  readonly side!: string | null;
  @Field(() => Int, { description: "Rang dans le Pacte : 0 pour le Conseil départemental." })
  readonly order!: number;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}
