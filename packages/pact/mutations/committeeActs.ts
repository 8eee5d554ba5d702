import { randomUUID } from "node:crypto";
import { entering, runRegisterMutation } from "@pacte-hub/institution/graphql/runRegisterMutation";
import type { Context } from "@pacte-hub/institution/server/context";
import { declined } from "@pacte-hub/schema/model/pactRefusal";
import { unknownOf } from "@pacte-hub/schema/rules/acts/actions";
import { attendedBySeat, type Chamber, committeeActed } from "@pacte-hub/schema/rules/acts/committeeActs";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { DepartmentRegisters, DepartmentStore } from "../store/read.ts";
import { CommitteeActInput, SeatAttendanceInput } from "../types/committeeAct.ts";

@Resolver()
class CommitteeActs {
  @Mutation(() => ActResultType, {
    name: "departmentRecordCommitteeAct",
    nullable: true,
    description:
      "Département : inscrire ce qu'a décidé le comité de pilotage dans ses rôles : valider orientations et préconisations, déterminer les priorités, dire si un signataire au siège ambigu siège. Le financement d'un projet n'en est pas.",
  })
  recordAct(@Arg("input", () => CommitteeActInput) input: CommitteeActInput, @Ctx() context: Context) {
    const { key: _, act = null, expectedVersion, year = null, institution = null, seated = null, ...fields } = input;
    const draft = { ...fields, year, institution, seated };
    const id = act ?? `committee-act-${randomUUID()}`;
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "RecordCommitteeAct",
      about: { act: id, meeting: input.meeting },
      input,
      judge: async (records) => {
        const isKnown = (await records.all("committee-act")).some((entry) => entry.id === act);
        if (act !== null && !isKnown) return declined(unknownOf("COMMITTEE_ACT", act));
        const judged = committeeActed(draft, await chamberOf(records), id);
        return judged.kind === "REFUSED"
          ? judged
          : entering({ register: "committee-act", id, body: judged.noun, over: expectedVersion ?? "NEW" });
      },
    });
  }

  @Mutation(() => ActResultType, {
    name: "departmentRecordSeatAttendance",
    nullable: true,
    description:
      "Département : inscrire qui est venu à une réunion, siège par siège (présidents de communautés de communes, maires, chefs des Maisons de la Solidarité, représentants des publics, associations…) : des fonctions comptées, jamais des noms.",
  })
  recordSeats(@Arg("input", () => SeatAttendanceInput) input: SeatAttendanceInput, @Ctx() context: Context) {
    const { meeting, expectedVersion } = input;
    const seats = input.seats.map((seat) => ({ ...seat }));
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "RecordSeatAttendance",
      about: { meeting },
      input,
      judge: async (records) => {
        const judged = attendedBySeat({ meeting, seats }, await chamberOf(records));
        return judged.kind === "REFUSED"
          ? judged
          : entering({
              register: "seat-attendance",
              id: judged.noun.id,
              body: judged.noun,
              over: expectedVersion ?? "NEW",
            });
      },
    });
  }
}

async function chamberOf(records: DepartmentStore): Promise<Chamber> {
  const [committees, meetings, institutions, orientations, axes, subProgrammes] = await Promise.all([
    records.all("committee"),
    records.all("meeting"),
    records.all("institution"),
    records.all("orientation"),
    records.all("axis"),
    records.all("sub-programme"),
  ]);
  return { committees, meetings, institutions, orientations, axes, subProgrammes };
}

export const committeeActs = [CommitteeActs] as const;
