import { randomUUID } from "node:crypto";
import { decision, draftOf } from "@pacte-hub/institution/graphql/decideFunding";
import { entering, runRegisterMutation } from "@pacte-hub/institution/graphql/runRegisterMutation";
import type { Context } from "@pacte-hub/institution/server/context";
import { ownCredits } from "@pacte-hub/schema/model/creditLine";
import { declined } from "@pacte-hub/schema/model/pactRefusal";
import { unknownOf } from "@pacte-hub/schema/rules/acts/actions";
import { faultInBudgetYear } from "@pacte-hub/schema/rules/acts/amounts";
import { faultInAnswer, faultInDeclaring } from "@pacte-hub/schema/rules/acts/decisions";
import { type FundingRegisters, requested, withdrawn } from "@pacte-hub/schema/rules/acts/funding";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { DecisionInput } from "@pacte-hub/schema/types/decision.input";
import { dayIn } from "@pacte-hub/server/day";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { actionById } from "../resolvers/action.ts";
import { creditLines } from "../store/creditLines.ts";
import { funderById } from "../store/funders.ts";
import { pactOfAction } from "../store/pacts.ts";
import type { DepartmentRegisters, DepartmentStore } from "../store/read.ts";
import { FundingRequestInput, FundingWithdrawalInput } from "../types/inputs/funding.ts";

@Resolver()
class FundingActs {
  @Mutation(() => ActResultType, {
    name: "departmentSubmitFundingRequest",
    nullable: true,
    description:
      "Département : porter une demande à un financeur, sans validation préalable d'aucune instance, la changer tant qu'il n'a rien accordé, ou la reprendre après son refus.",
  })
  submitFundingRequest(@Arg("input", () => FundingRequestInput) input: FundingRequestInput, @Ctx() context: Context) {
    const { key: _, request = null, expectedVersion, submittedOn, answerExpectedBy, ...fields } = input;
    const draft = {
      ...fields,
      line: fields.line ?? ownCredits,
      renews: fields.renews ?? null,
      amendmentReason: fields.amendmentReason ?? null,
      submittedOn: dayIn(submittedOn),
      answerExpectedBy: answerExpectedBy ? dayIn(answerExpectedBy) : null,
    };
    const { action: subject, funder } = draft;
    const id = request ?? `request-${randomUUID()}`;
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "SubmitFundingRequest",
      about: { request: id, action: subject, funder },
      input,
      judge: async (records) => {
        const registers = await registersAbout(records, { action: subject, funder });
        const isKnown = registers.requests.some((entry) => entry.id === request);
        if (request !== null && !isKnown) return declined(unknownOf("REQUEST", request));
        const years = registers.action && (await pactOfAction(records, registers.action))?.budgetYears;
        const outside = years && faultInBudgetYear(draft.budgetYear, years);
        if (outside) return declined(outside);
        const judged = requested(draft, registers, id);
        return judged.kind === "REFUSED"
          ? judged
          : entering({ register: "funding-request", id, subject, body: judged.noun, over: expectedVersion ?? "NEW" });
      },
    });
  }

  @Mutation(() => ActResultType, {
    name: "departmentWithdrawFundingRequest",
    nullable: true,
    description:
      "Département : retirer une demande, qui reste au registre ; à un financeur qui décide sous son nom, en demander le retrait.",
  })
  withdrawFundingRequest(
    @Arg("input", () => FundingWithdrawalInput) input: FundingWithdrawalInput,
    @Ctx() context: Context,
  ) {
    const { request: id, action: subject, reason, agreement = null, expectedVersion } = input;
    const on = dayIn(input.on);
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "WithdrawFundingRequest",
      about: { request: id, action: subject },
      input,
      judge: async (records) => {
        const request = await requestById(records, { action: subject, request: id });
        if (!request) return declined(unknownOf("REQUEST", id));
        const decisions = await records.about("funding-decision", subject);
        const judged = withdrawn(request, { on, reason, agreement }, { decisions });
        return judged.kind === "REFUSED"
          ? judged
          : entering({ register: "funding-request", id, subject, body: judged.noun, over: expectedVersion });
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
    return runRegisterMutation<DepartmentRegisters>(context, {
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
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "DeclareFundingDecision",
      about: { request, action },
      input,
      judge: async (records) => {
        const request = await requestById(records, draft);
        const funder = request?.funder ?? "";
        const fault = faultInAnswer(draft, funder, request) ?? faultInDeclaring(funder);
        return fault
          ? declined(fault)
          : decision(records, draft, { funder, declared: true, expectedVersion: input.expectedVersion });
      },
    });
  }
}

async function registersAbout(
  records: DepartmentStore,
  { action, funder }: { readonly action: string; readonly funder: string },
): Promise<FundingRegisters> {
  const [askedFunder, requests, decisions] = await Promise.all([
    funderById(records, funder),
    records.about("funding-request", action),
    records.about("funding-decision", action),
  ]);
  return {
    action: await actionById(records, action),
    funders: askedFunder ? [askedFunder] : [],
    lines: creditLines(),
    requests,
    decisions,
  };
}

const requestById = async (records: DepartmentStore, { action, request }: { action: string; request: string }) =>
  (await records.about("funding-request", action)).find(({ id }) => id === request);

export const fundingActs = [FundingActs] as const;
