import { randomUUID } from "node:crypto";
import { entering, runRegisterMutation } from "@pacte-hub/institution/graphql/runRegisterMutation";
import type { Context } from "@pacte-hub/institution/server/context";
import { declined } from "@pacte-hub/schema/model/pactRefusal";
import { unknownOf } from "@pacte-hub/schema/rules/acts/actions";
import { withRulings } from "@pacte-hub/schema/rules/acts/committeeActs";
import { type Assembly, convened, held, passed } from "@pacte-hub/schema/rules/acts/meetings";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { dayIn } from "@pacte-hub/server/day";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { DepartmentRegisters, DepartmentStore } from "../store/read.ts";
import { MeetingInput, NoteInput, WorkingGroupInput } from "../types/inputs/meeting.ts";
import { isTerritory } from "./actions.ts";

@Resolver()
class MeetingActs {
  @Mutation(() => ActResultType, {
    name: "departmentRecordMeeting",
    nullable: true,
    description: "Département : inscrire une réunion. Qui n'a pas de siège y est invité, et ne vote pas.",
  })
  recordMeeting(@Arg("input", () => MeetingInput) input: MeetingInput, @Ctx() context: Context) {
    const {
      key: _,
      meeting = null,
      expectedVersion,
      heldOn,
      territory = null,
      workingGroup = null,
      attendance,
      votes,
      ...fields
    } = input;
    const draft = {
      ...fields,
      territory,
      workingGroup,
      heldOn: dayIn(heldOn),
      attendance: attendance.map((presence) => ({ ...presence })),
      votes: votes.map((vote) => ({ ...vote })),
    };
    const id = meeting ?? `meeting-${randomUUID()}`;
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "RecordMeeting",
      about: { meeting: id, committee: fields.committee },
      input,
      judge: async (records) => {
        const isKnown = (await records.all("meeting")).some((entry) => entry.id === id);
        if (meeting !== null && !isKnown) return declined(unknownOf("MEETING", id));
        const judged = held(draft, await assemblyIn(records), id);
        return judged.kind === "REFUSED"
          ? judged
          : entering({ register: "meeting", id, body: judged.noun, over: expectedVersion ?? "NEW" });
      },
    });
  }

  @Mutation(() => ActResultType, {
    name: "departmentRecordWorkingGroup",
    nullable: true,
    description:
      "Département : réunir un groupe de travail autour d'une instance, en changer les membres, ou le clore.",
  })
  recordWorkingGroup(@Arg("input", () => WorkingGroupInput) input: WorkingGroupInput, @Ctx() context: Context) {
    const { key: _, id: givenId = null, expectedVersion, openedOn, closedOn, ...group } = input;
    const draft = { ...group, openedOn: dayIn(openedOn), closedOn: closedOn ? dayIn(closedOn) : null };
    const id = givenId ?? `group-${randomUUID()}`;
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "RecordWorkingGroup",
      about: { workingGroup: id, committee: group.committee },
      input,
      judge: async (records) => {
        const among = await assemblyIn(records);
        if (givenId !== null && !among.groups.some((entry) => entry.id === givenId))
          return declined(unknownOf("WORKING_GROUP", givenId));
        const judged = convened(draft, among, id);
        return judged.kind === "REFUSED"
          ? judged
          : entering({ register: "working-group", id, body: judged.noun, over: expectedVersion ?? "NEW" });
      },
    });
  }

  @Mutation(() => ActResultType, {
    name: "departmentPassNote",
    nullable: true,
    description: "Département : transmettre une note d'un niveau à l'autre, y répondre, ou la corriger.",
  })
  passNote(@Arg("input", () => NoteInput) input: NoteInput, @Ctx() context: Context) {
    const { key: _, note = null, expectedVersion, sentOn, territory = null, answers = null, ...noteFields } = input;
    const draft = { ...noteFields, territory, answers, sentOn: dayIn(sentOn) };
    const id = note ?? `note-${randomUUID()}`;
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "PassNote",
      about: { note: id, from: noteFields.from, to: noteFields.to },
      input,
      judge: async (records) => {
        const among = { ...(await assemblyIn(records)), notes: await records.all("note") };
        if (note !== null && !among.notes.some((entry) => entry.id === note)) return declined(unknownOf("NOTE", note));
        const judged = passed(draft, among, id);
        return judged.kind === "REFUSED"
          ? judged
          : entering({ register: "note", id, body: judged.noun, over: expectedVersion ?? "NEW" });
      },
    });
  }
}

async function assemblyIn(records: DepartmentStore): Promise<Assembly> {
  const [committees, acts, groups, institutions, actions] = await Promise.all([
    records.all("committee"),
    records.all("committee-act"),
    records.all("working-group"),
    records.all("institution"),
    records.all("action"),
  ]);
  const ids = new Set(actions.map(({ id }) => id));
  // Whom the steering committee has itself decided to seat sits there.
  const seated = committees.map((committee) => withRulings(committee, acts, institutions));
  return { committees: seated, groups, institutions, isAction: (id) => ids.has(id), isTerritory };
}

export const meetingActs = [MeetingActs] as const;
