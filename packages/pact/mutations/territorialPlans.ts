import { territories } from "@pacte-hub/data/territories";
import { entering, runRegisterMutation } from "@pacte-hub/institution/graphql/runRegisterMutation";
import type { Context } from "@pacte-hub/institution/server/context";
import { planIdOf, planned } from "@pacte-hub/schema/rules/acts/territorialPlans";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { dayIn } from "@pacte-hub/server/day";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { DepartmentRegisters } from "../store/read.ts";
import { TerritorialPlanInput } from "../types/territorialPlan.ts";

const isEpci = (code: string): boolean => territories.get(code)?.level === "EPCI";

@Resolver()
class TerritorialPlanActs {
  @Mutation(() => ActResultType, {
    name: "departmentRecordTerritorialPlan",
    nullable: true,
    description:
      "Département, qui anime les comités territorialisés : inscrire le plan d'un EPCI pour une année, ou le changer.",
  })
  recordPlan(@Arg("input", () => TerritorialPlanInput) input: TerritorialPlanInput, @Ctx() context: Context) {
    const { territory, year, expectedVersion, meeting = null } = input;
    const lines = input.lines.map((line) => ({ ...line, action: line.action ?? null }));
    const draft = { territory, year, meeting, adoptedOn: dayIn(input.adoptedOn), lines };
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "RecordTerritorialPlan",
      about: { territory, year: String(year) },
      input,
      judge: async (records) => {
        const [axes, actions, meetings, subProgrammes] = await Promise.all([
          records.all("axis"),
          records.all("action"),
          records.all("meeting"),
          records.all("sub-programme"),
        ]);
        const judged = planned(draft, { axes, actions, meetings, subProgrammes, isEpci });
        if (judged.kind === "REFUSED") return judged;
        return entering({
          register: "territorial-plan",
          id: planIdOf(territory, year),
          subject: territory,
          body: judged.noun,
          over: expectedVersion ?? "NEW",
        });
      },
    });
  }
}

export const territorialPlanActs = [TerritorialPlanActs] as const;
