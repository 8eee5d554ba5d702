import {
  type CommitteeAct,
  type CommitteeActKind,
  committeeActKinds,
  type SeatPresence,
} from "@pacte-hub/schema/model/committeeAct";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import { keyField } from "@pacte-hub/schema/types/decision.input";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";

export const CommitteeActKindEnum = enumOf(committeeActKinds, "CommitteeActKind", {
  description: "Ce que décide une instance ; jamais le financement d'un projet, qui ne demande aucune validation.",
  values: {
    VALIDATES: "Elle valide des orientations et des préconisations.",
    PRIORITISES: "Elle détermine les priorités d'action.",
    SEATS: "Elle dit si un signataire au siège ambigu siège.",
  },
});

@ObjectType("CommitteeAct", { description: "Acte d'une instance, pris par une décision d'une de ses réunions." })
export class CommitteeActType implements Pick<CommitteeAct, "id" | "kind" | "on" | "decision" | "year" | "seated"> {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => CommitteeActKindEnum, { description: "Nature." })
  readonly kind!: CommitteeActKind;
  @Field(() => String, { description: "Jour de la réunion." })
  readonly on!: string;
  @Field(() => Int, { description: "Rang de la décision dans la réunion, à partir de 1." })
  readonly decision!: number;
  @Field(() => Int, {
    nullable: true,
    description: "Sous-programme dont ce sont les priorités ; null pour tout le Pacte.",
  })
  readonly year!: number | null;
  @Field(() => Boolean, { nullable: true, description: "Vrai si le signataire siège, pour un acte sur un siège." })
  readonly seated!: boolean | null;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}

@ObjectType("AmbiguousSeat", {
  description: "Siège que le Pacte dit de deux façons : les deux lectures, et ce que l'instance en a décidé elle-même.",
})
export class AmbiguousSeatType {
  @Field(() => String, {
    description: "Lecture par la clause de signature : tous les signataires en sont membres. Mots du Pacte.",
  })
  readonly byTheClause!: string;
  @Field(() => String, { description: "Lecture par la composition : le signataire n'y est pas nommé. Phrase du hub." })
  readonly byTheList!: string;
}

@ObjectType("SeatPresence", { description: "Présence à un siège : par fonction, comptée, jamais par nom." })
export class SeatPresenceType implements SeatPresence {
  @Field(() => ID, {
    description: "Siège : l'instance, puis son rang dans la liste du Pacte (« territorial-committees/6 »).",
  })
  readonly seat!: string;
  @Field(() => String, { nullable: true, description: "Mots du Pacte." })
  readonly name!: string | null;
  @Field(() => Int, { description: "Présents." })
  readonly present!: number;
  @Field(() => Int, { description: "Excusés." })
  readonly excused!: number;
  @Field(() => Int, { description: "Absents." })
  readonly absent!: number;
}

@InputType("CommitteeActInput", { description: "Acte d'une instance, tel que le Département l'inscrit." })
export class CommitteeActInput {
  @Field(() => CommitteeActKindEnum, { description: "Nature." })
  readonly kind!: CommitteeActKind;
  @Field(() => ID, { description: "La réunion." })
  readonly meeting!: string;
  @Field(() => Int, { description: "Rang de la décision dans la réunion, à partir de 1." })
  readonly decision!: number;
  @Field(() => [ID], { defaultValue: [], description: "Orientations." })
  readonly orientations!: readonly string[];
  @Field(() => [String], {
    defaultValue: [],
    description: "Préconisations (« 1.5 »), dans l'ordre s'il s'agit de priorités.",
  })
  readonly recommendations!: readonly string[];
  @Field(() => Int, { nullable: true, description: "Sous-programme, pour des priorités." })
  readonly year?: number | null;
  @Field(() => ID, { nullable: true, description: "Le signataire, pour un siège." })
  readonly institution?: string | null;
  @Field(() => Boolean, { nullable: true, description: "S'il siège." })
  readonly seated?: boolean | null;
  @Field(() => ID, { nullable: true, description: "L'acte à corriger ; absent : il est nouveau." })
  readonly act?: string | null;
  @Field(() => Int, { nullable: true, description: "Version que vous avez lue, pour le corriger." })
  readonly expectedVersion?: number | null;
  @Field(() => String, keyField)
  readonly key!: string;
}

@InputType("SeatPresenceInput", { description: "Présence à un siège." })
export class SeatPresenceInput implements SeatPresence {
  @Field(() => ID, { description: "Siège (« territorial-committees/6 »)." })
  readonly seat!: string;
  @Field(() => Int, { defaultValue: 0, description: "Présents." })
  readonly present!: number;
  @Field(() => Int, { defaultValue: 0, description: "Excusés." })
  readonly excused!: number;
  @Field(() => Int, { defaultValue: 0, description: "Absents." })
  readonly absent!: number;
}

@InputType("SeatAttendanceInput", { description: "Présence siège par siège à une réunion inscrite." })
export class SeatAttendanceInput {
  @Field(() => ID, { description: "La réunion." })
  readonly meeting!: string;
  @Field(() => [SeatPresenceInput], { description: "Les sièges, chacun une fois." })
  readonly seats!: readonly SeatPresenceInput[];
  @Field(() => Int, { nullable: true, description: "Version que vous avez lue, pour corriger." })
  readonly expectedVersion?: number | null;
  @Field(() => String, keyField)
  readonly key!: string;
}
