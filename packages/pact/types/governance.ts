import { type Committee, type CommitteeLevel, committeeLevels, type Seat } from "@pacte-hub/schema/model/governance";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import type { Passage, Remark } from "@pacte-hub/schema/model/wording";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Field, ID, ObjectType } from "type-graphql";
import { remarkedElsewhere, titleEnField } from "./deprecated.ts";
import { RemarkType, remarksField } from "./remark.ts";
import { PassageType } from "./wording.ts";

const CommitteeLevelEnum = enumOf(committeeLevels, "CommitteeLevel", {
  description: "Niveau d'une instance.",
  values: { DEPARTMENTAL: "Départementale.", TERRITORIAL: "Territorialisée." },
});

@ObjectType("Seat", { description: "Siège d'une instance." })
export class SeatType implements Omit<Seat, "institutions"> {
  @Field(() => ID, {
    description: "L'instance, puis le rang du siège dans la liste du Pacte (« territorial-committees/6 »).",
  })
  readonly id!: string;
  @Field(() => String, { description: "Mots du Pacte." })
  readonly name!: string;
  @Field(() => PassageType, { nullable: true, description: "L'organisme qui n'a pas signé le Pacte, s'il a un nom." })
  readonly body!: Passage | null;
  @Field(() => Boolean, { description: "Vrai pour les représentants des publics concernés." })
  readonly isOfUsers!: boolean;
}

@ObjectType("Committee", { description: "Instance du Pacte : qui préside, à quoi elle sert, qui y siège." })
export class CommitteeType implements Omit<Committee, "seats" | "lines" | "pact"> {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Nom, mot pour mot." })
  readonly title!: string;
  @Field(() => String, titleEnField)
  readonly titleEn!: string;
  @Field(() => CommitteeLevelEnum, { description: "Niveau." })
  readonly level!: CommitteeLevel;
  @Field(() => String, { description: "Sa nature, mot pour mot." })
  readonly nature!: string;
  @Field(() => String, { description: "Qui la préside." })
  readonly president!: string;
  @Field(() => [String], { description: "Ses rôles, mot pour mot." })
  readonly roles!: readonly string[];
  @Field(() => String, { ...remarkedElsewhere, description: "Note du hub sur les rôles." })
  readonly rolesNote!: string | null;
  @Field(() => String, { ...remarkedElsewhere, description: "Note du hub sur les membres." })
  readonly seatsNote!: string | null;
  @Field(() => String, { nullable: true, description: "Ce que le Pacte dit des groupes de travail." })
  readonly workingGroups!: string | null;
  @Field(() => String, { nullable: true, description: "Ce dont elle est indépendante." })
  readonly independence!: string | null;
  @Field(() => String, { nullable: true, description: "Qui l'anime." })
  readonly facilitation!: string | null;
  @Field(() => String, { nullable: true, description: "Comment elle se met en place." })
  readonly deployment!: string | null;
  @Field(() => [RemarkType], remarksField)
  readonly remarks!: readonly Remark[];
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}
