import type { Institution } from "@pacte-hub/schema/model/pact";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";

@Directive('@key(fields: "id")')
@ObjectType("Institution", { description: "Signataire du Pacte territorial pour l'insertion." })
export class InstitutionType implements Institution {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Nom, tel que le Pacte l'écrit." })
  readonly name!: string;
  @Field(() => String, { description: "Nom traduit en anglais." })
  readonly nameEn!: string;
  @Field(() => String, { description: "Nature de l'institution (department, state, association…)." })
  readonly kind!: string;
  @Field(() => String, { description: "Sa place dans le hub, telle que la transcription la note (en anglais)." })
  readonly hubRole!: string;
  @Field(() => String, {
    nullable: true,
    description: "« Entre d'une part » : le Conseil départemental ; null pour les vingt autres signataires.",
  })
  readonly side!: string | null;
  @Field(() => Int, { description: "Rang dans le Pacte : 0 pour le Conseil départemental." })
  readonly order!: number;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}
