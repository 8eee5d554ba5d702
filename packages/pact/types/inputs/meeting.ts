import type { ActionId } from "@pacte-hub/schema/model/action";
import type { CommitteeId } from "@pacte-hub/schema/model/governance";
import type { Presence, Voice } from "@pacte-hub/schema/model/meeting";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { keyField } from "@pacte-hub/schema/types/decision.input";
import { Field, ID, InputType, Int } from "type-graphql";
import { PresenceEnum, VoiceEnum } from "../meeting.ts";
import { onField } from "./action.ts";

const none = { defaultValue: [] };

@InputType("AttendanceInput", { description: "Présence d'un membre ; qui n'a pas de siège est invité." })
export class AttendanceInput {
  @Field(() => ID, { description: "Le membre, par son identifiant." })
  readonly institution!: string;
  @Field(() => PresenceEnum, { description: "Présent, excusé ou absent." })
  readonly presence!: Presence;
}

@InputType("VoteInput", { description: "Vote d'un membre présent sur une décision de la réunion." })
export class VoteInput {
  @Field(() => ID, { description: "Le membre, par son identifiant." })
  readonly institution!: string;
  @Field(() => Int, { description: "Rang de la décision, à partir de 1." })
  readonly decision!: number;
  @Field(() => VoiceEnum, { description: "Pour, contre ou abstention." })
  readonly voice!: Voice;
}

@InputType("MeetingInput", { description: "Réunion tenue par une instance, ou par un de ses groupes de travail." })
export class MeetingInput {
  @Field(() => ID, { nullable: true, description: "La réunion à corriger ou compléter ; absente : elle est nouvelle." })
  readonly meeting?: string | null;
  @Field(() => Int, { nullable: true, description: "Version que vous avez lue, pour la changer." })
  readonly expectedVersion?: number | null;
  @Field(() => ID, { description: "L'instance." })
  readonly committee!: CommitteeId;
  @Field(() => ID, { nullable: true, description: "L'EPCI d'un comité territorialisé." })
  readonly territory?: TerritoryCode | null;
  @Field(() => ID, { nullable: true, description: "Le groupe de travail, s'il s'agit du sien." })
  readonly workingGroup?: string | null;
  @Field(() => String, onField)
  readonly heldOn?: string | null;
  @Field(() => [String], { description: "Ordre du jour." })
  readonly agenda!: readonly string[];
  @Field(() => [AttendanceInput], { description: "Présence des membres." })
  readonly attendance!: readonly AttendanceInput[];
  @Field(() => [String], { ...none, description: "Invités : bienvenus, sans siège ni vote." })
  readonly guests!: readonly string[];
  @Field(() => [String], { ...none, description: "Décisions de l'instance ; aucune n'approuve une action." })
  readonly decisions!: readonly string[];
  @Field(() => [VoteInput], { ...none, description: "Votes des membres présents." })
  readonly votes!: readonly VoteInput[];
  @Field(() => [String], { ...none, description: "Documents remis." })
  readonly documents!: readonly string[];
  @Field(() => [ID], { ...none, description: "Actions dont l'avancement a été dit." })
  readonly progressOf!: readonly ActionId[];
  @Field(() => String, keyField)
  readonly key!: string;
}

@InputType("WorkingGroupInput", {
  description: "Groupe de travail d'une instance : signataires et experts sur un thème.",
})
export class WorkingGroupInput {
  @Field(() => ID, { nullable: true, description: "Le groupe à changer ; aucun : il est nouveau." })
  readonly id?: string | null;
  @Field(() => Int, { nullable: true, description: "La version lue, si le groupe est changé." })
  readonly expectedVersion?: number | null;
  @Field(() => ID, { description: "L'instance qui le réunit." })
  readonly committee!: CommitteeId;
  @Field(() => String, { description: "Thème." })
  readonly theme!: string;
  @Field(() => [ID], { ...none, description: "Signataires qui y siègent." })
  readonly institutions!: readonly string[];
  @Field(() => [String], { ...none, description: "Partenaires appelés pour leur expertise." })
  readonly experts!: readonly string[];
  @Field(() => String, onField)
  readonly openedOn?: string | null;
  @Field(() => String, { nullable: true, description: "Dernier jour (AAAA-MM-JJ), quand il est clos." })
  readonly closedOn?: string | null;
  @Field(() => String, keyField)
  readonly key!: string;
}

@InputType("NoteInput", { description: "Note qui monte ou descend d'un niveau à l'autre." })
export class NoteInput {
  @Field(() => ID, { nullable: true, description: "La note à corriger ; absente : elle est nouvelle." })
  readonly note?: string | null;
  @Field(() => Int, { nullable: true, description: "Version que vous avez lue, pour la corriger." })
  readonly expectedVersion?: number | null;
  @Field(() => ID, { description: "L'instance qui l'envoie." })
  readonly from!: CommitteeId;
  @Field(() => ID, { description: "L'instance qui la reçoit." })
  readonly to!: CommitteeId;
  @Field(() => ID, { nullable: true, description: "L'EPCI dont elle parle." })
  readonly territory?: TerritoryCode | null;
  @Field(() => String, onField)
  readonly sentOn?: string | null;
  @Field(() => String, { description: "Objet." })
  readonly subject!: string;
  @Field(() => String, { description: "Texte." })
  readonly text!: string;
  @Field(() => [ID], { ...none, description: "Actions dont elle parle." })
  readonly actions!: readonly string[];
  @Field(() => ID, { nullable: true, description: "La note à laquelle elle répond." })
  readonly answers?: string | null;
  @Field(() => String, keyField)
  readonly key!: string;
}
