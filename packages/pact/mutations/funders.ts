import { randomUUID } from "node:crypto";
import { entering, runRegisterMutation } from "@pacte-hub/institution/graphql/runRegisterMutation";
import type { Context } from "@pacte-hub/institution/server/context";
import { declined } from "@pacte-hub/schema/model/pactRefusal";
import { funderEntered } from "@pacte-hub/schema/rules/acts/funders";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { DepartmentRegisters } from "../store/read.ts";
import { FunderInput } from "../types/creditLine.ts";

@Resolver()
class FunderActs {
  @Mutation(() => ActResultType, {
    name: "departmentEnterFunder",
    nullable: true,
    description:
      "Département : inscrire un financeur qui n'a pas signé le Pacte (fondation, autorité de gestion...) ; ses décisions seront dites déclarées.",
  })
  enterFunder(@Arg("input", () => FunderInput) input: FunderInput, @Ctx() context: Context) {
    const { name, kind } = input;
    const code = randomUUID();
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "EnterFunder",
      about: { kind },
      input,
      judge: async (records) => {
        const entered = [...(await records.all("institution")), ...(await records.all("funder"))];
        const judged = funderEntered({ name, kind }, entered, code);
        if (judged.kind === "REFUSED") return declined(judged.refusal);
        return entering({ register: "funder", id: judged.noun.id, body: judged.noun, over: "NEW" });
      },
    });
  }
}

export const funderActs = [FunderActs] as const;
