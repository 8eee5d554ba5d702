import { randomUUID } from "node:crypto";
import { territories } from "@pacte-hub/data/territories";
import { entering, runRegisterMutation } from "@pacte-hub/institution/graphql/runRegisterMutation";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Action } from "@pacte-hub/schema/model/action";
import { declined } from "@pacte-hub/schema/model/pactRefusal";
import type { Day } from "@pacte-hub/schema/model/period";
import { moved, proposed, unknownOf } from "@pacte-hub/schema/rules/acts/actions";
import { faultInFunded } from "@pacte-hub/schema/rules/acts/funding";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { dayIn } from "@pacte-hub/server/day";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { actionById } from "../resolvers/action.ts";
import type { DepartmentRegisters, DepartmentStore } from "../store/read.ts";
import { ActionProposalInput, ActionStatusInput } from "../types/inputs/action.ts";

export const isTerritory = (code: string): boolean => territories.has(code);

@Resolver()
class ActionActs {
  @Mutation(() => ActResultType, {
    name: "departmentProposeAction",
    nullable: true,
    description: "Département : inscrire une action au programme. Aucune instance ne l'approuve.",
  })
  proposeAction(@Arg("input", () => ActionProposalInput) input: ActionProposalInput, @Ctx() context: Context) {
    const { key: _, operator, on, ...fields } = input;
    const { name, institution = null, siret = null } = operator;
    const proposal = { ...fields, operator: { name, institution, siret }, on: dayIn(on) };
    const id = `action-${randomUUID()}`;
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "ProposeAction",
      about: { action: id },
      input,
      judge: async (records) => {
        const [axes, subProgrammes, institutions] = await Promise.all([
          records.all("axis"),
          records.all("sub-programme"),
          records.all("institution"),
        ]);
        const judged = proposed(proposal, { axes, subProgrammes, institutions, isTerritory }, id);
        return judged.kind === "REFUSED"
          ? judged
          : entering({ register: "action", id, body: judged.noun, over: "NEW" });
      },
    });
  }

  @Mutation(() => ActResultType, {
    name: "departmentChangeActionStatus",
    nullable: true,
    description: "Département : dire qu'une action a changé d'état. Elle ne va que là où son état le permet.",
  })
  changeActionStatus(@Arg("input", () => ActionStatusInput) input: ActionStatusInput, @Ctx() context: Context) {
    const { action: id, status: to, evaluation = null, expectedVersion: over } = input;
    const on = dayIn(input.on);
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "ChangeActionStatus",
      about: { action: id },
      input,
      judge: async (records) => {
        const action = await actionById(records, id);
        if (!action) return declined(unknownOf("ACTION", id));
        const judged = moved(action, { to, on, evaluation });
        if (judged.kind === "REFUSED") return judged;
        const unfunded = to === "FUNDED" && (await faultInBeingFunded(records, action, on));
        if (unfunded) return declined(unfunded);
        return entering({ register: "action", id, body: judged.noun, over });
      },
    });
  }
}

/** Why an action is not funded, by its requests and what the register can read of their answers; null: it may be. */
export async function faultInBeingFunded(records: DepartmentStore, action: Action, on: Day) {
  const [requests, decisions] = await Promise.all([
    records.about("funding-request", action.id),
    records.about("funding-decision", action.id),
  ]);
  return faultInFunded(action, { requests, decisions }, on);
}

export const actionActs = [ActionActs] as const;
