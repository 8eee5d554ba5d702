import {
  type Attendance,
  directions,
  type Meeting,
  type Note,
  type Presence,
  presences,
  type Voice,
  type Vote,
  voices,
  type WorkingGroup,
} from "@pacte-hub/schema/model/meeting";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Field, ID, Int, ObjectType } from "type-graphql";

export const PresenceEnum = enumOf(presences, "Presence", {
  description: "Présence d'un membre.",
  values: { PRESENT: "Présent.", EXCUSED: "Excusé.", ABSENT: "Absent." },
});

export const VoiceEnum = enumOf(voices, "Voice", {
  description: "Vote d'un membre.",
  values: { FOR: "Pour.", AGAINST: "Contre.", ABSTAINED: "Abstention." },
});

export const DirectionEnum = enumOf(directions, "Direction", {
  description: "Sens de l'information entre les niveaux.",
  values: { UP: "Ascendante.", DOWN: "Descendante." },
});

@ObjectType("Attendance", { description: "Présence d'une institution à une réunion." })
export class AttendanceType implements Pick<Attendance, "presence"> {
  @Field(() => PresenceEnum, { description: "Présente, excusée ou absente." })
  readonly presence!: Presence;
}

@ObjectType("Vote", { description: "Vote d'un membre présent sur une décision de la réunion." })
export class VoteType implements Omit<Vote, "institution"> {
  @Field(() => Int, { description: "Rang de la décision, à partir de 1." })
  readonly decision!: number;
  @Field(() => VoiceEnum, { description: "Pour, contre ou abstention." })
  readonly voice!: Voice;
}

@ObjectType("WorkingGroup", { description: "Groupe de travail : membres et experts sur un thème." })
export class WorkingGroupType implements Omit<WorkingGroup, "committee" | "institutions"> {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => String, { description: "Thème." })
  readonly theme!: string;
  @Field(() => [String], { description: "Partenaires appelés pour leur expertise." })
  readonly experts!: readonly string[];
  @Field(() => String, { description: "Premier jour." })
  readonly openedOn!: string;
  @Field(() => String, { nullable: true, description: "Dernier jour." })
  readonly closedOn!: string | null;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}

@ObjectType("Meeting", { description: "Réunion d'une instance ou d'un de ses groupes de travail." })
export class MeetingType implements Pick<Meeting, "id" | "heldOn" | "agenda" | "guests" | "decisions" | "documents"> {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => String, { description: "Jour." })
  readonly heldOn!: string;
  @Field(() => [String], { description: "Ordre du jour." })
  readonly agenda!: readonly string[];
  @Field(() => [String], { description: "Invités : bienvenus, sans siège." })
  readonly guests!: readonly string[];
  @Field(() => [String], { description: "Décisions." })
  readonly decisions!: readonly string[];
  @Field(() => [String], { description: "Documents remis." })
  readonly documents!: readonly string[];
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}

@ObjectType("Note", { description: "Note d'un niveau à l'autre." })
export class NoteType implements Pick<Note, "id" | "sentOn" | "subject" | "text"> {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => String, { description: "Jour de l'envoi." })
  readonly sentOn!: string;
  @Field(() => String, { description: "Objet." })
  readonly subject!: string;
  @Field(() => String, { description: "Texte." })
  readonly text!: string;
  @Field(() => ID, { nullable: true, description: "La note à laquelle elle répond." })
  readonly answers!: string | null;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}
