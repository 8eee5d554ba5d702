import { randomUUID } from "node:crypto";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { decision, draftOf } from "../../../../runtime/pact/acts/decideFunding.ts";
import { entered, entering } from "../../../../runtime/pact/acts/entered.ts";
import type { Context } from "../../../../runtime/serve/context.ts";
import { dayIn } from "../../../../runtime/serve/day.ts";
import { declined } from "../../../../schema/language/pactRefusal.ts";
import { faultInAnswer, faultInDeclaring, requested } from "../../../../schema/rules/acts/funding.ts";
import { ActResultType } from "../../../../schema/types/acts.type.ts";
import { DecisionInput } from "../../../../schema/types/decision.input.ts";
import type { DepartmentRegisters, DepartmentStore } from "../../store/read.ts";
import { FundingRequestInput } from "../../types/acts/funding.ts";
import { actionById } from "../action.ts";

@Resolver()
class FundingActs {
  @Mutation(() => ActResultType, {
    name: "departmentSubmitFundingRequest",
    nullable: true,
    description: "Département : porter une demande à un financeur, sans validation préalable d'aucune instance.",
  })
  submitFundingRequest(@Arg("input", () => FundingRequestInput) input: FundingRequestInput, @Ctx() context: Context) {
    const { key: _, submittedOn, answerExpectedBy, ...said } = input;
    const draft = {
      ...said,
      submittedOn: dayIn(submittedOn),
      answerExpectedBy: answerExpectedBy ? dayIn(answerExpectedBy) : null,
    };
    const { action: subject, funder } = said;
    const id = `request-${randomUUID()}`;
    return entered<DepartmentRegisters>(context, {
      name: "SubmitFundingRequest",
      about: { request: id, action: subject, funder },
      input,
      judge: async (records) => {
        const action = await actionById(records, subject);
        const institutions = await records.all("institution");
        const requests = await records.about("funding-request", subject);
        const judged = requested(draft, { action, institutions, requests }, id);
        return judged.kind === "REFUSED"
          ? judged
          : entering({ register: "funding-request", id, subject, body: judged.noun, over: "NEW" });
      },
    });
  }

  @Mutation(() => ActResultType, {
    name: "departmentDecideFunding",
    nullable: true,
    description: "Département : répondre à une demande de financement, sur ses seuls crédits.",
  })
  decideFunding(@Arg("input", () => DecisionInput) input: DecisionInput, @Ctx() context: Context) {
    const draft = draftOf(input);
    const { request, action } = draft;
    return entered<DepartmentRegisters>(context, {
      name: "DecideFunding",
      about: { request, action },
      input,
      judge: async (records, funder) => {
        const fault = faultInAnswer(draft, funder, await requestById(records, draft));
        return fault
          ? declined(fault)
          : decision(records, draft, { funder, declared: false, expectedVersion: input.expectedVersion });
      },
    });
  }

  @Mutation(() => ActResultType, {
    name: "departmentDeclareFundingDecision",
    nullable: true,
    description:
      "Département : inscrire ce qu'un financeur sans sous-graphe lui a déclaré. Celui qui en a un décide sous son nom.",
  })
  declareFundingDecision(@Arg("input", () => DecisionInput) input: DecisionInput, @Ctx() context: Context) {
    const draft = draftOf(input);
    const { request, action } = draft;
    return entered<DepartmentRegisters>(context, {
      name: "DeclareFundingDecision",
      about: { request, action },
      input,
      judge: async (records) => {
        const asked = await requestById(records, draft);
        const funder = asked?.funder ?? "";
        const fault = faultInAnswer(draft, funder, asked) ?? faultInDeclaring(funder);
        return fault
          ? declined(fault)
          : decision(records, draft, { funder, declared: true, expectedVersion: input.expectedVersion });
      },
    });
  }
}

const requestById = async (records: DepartmentStore, { action, request }: { action: string; request: string }) =>
  (await records.about("funding-request", action)).find(({ id }) => id === request);

export const fundingActs = [FundingActs] as const;
