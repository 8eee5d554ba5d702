import { budgetYears } from "@pacte-hub/data/pacts";
import { ownCredits } from "@pacte-hub/schema/model/creditLine";
import { declined } from "@pacte-hub/schema/model/pactRefusal";
import { faultInBudgetYear } from "@pacte-hub/schema/rules/acts/amounts";
import { type DecisionDraft, decided } from "@pacte-hub/schema/rules/acts/decisions";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { DecisionInput } from "@pacte-hub/schema/types/decision.input";
import { dayIn } from "@pacte-hub/server/day";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Records } from "../registers/records.ts";
import type { Context } from "../server/context.ts";
import type { FunderRegisters } from "./fundingResolver.ts";
import { entering, runRegisterMutation, type Verdict } from "./runRegisterMutation.ts";

/** The words of a decision, as the rules judge them. */
export const draftOf = ({ request, action, budgetYear, status, ...input }: DecisionInput): DecisionDraft => ({
  request,
  action,
  line: input.line ?? ownCredits,
  budgetYear,
  status,
  amount: input.amount ?? null,
  decidedOn: dayIn(input.decidedOn),
  reason: input.reason ?? null,
  conditions: input.conditions ?? null,
  instalments: (input.instalments ?? []).map(({ dueOn, amount, condition }) => ({
    dueOn: dayIn(dueOn),
    amount,
    condition: condition ?? null,
  })),
});

interface DecidingFunder {
  readonly funder: string;
  readonly declared: boolean;
  /** The version its steward read: a decision that was taken is superseded from it; without it, whatever waits is replaced. */
  readonly expectedVersion: number | null | undefined;
}

/** A decision as it is entered: its action is what the register is asked by. */
export async function decision(
  records: Records<FunderRegisters>,
  draft: DecisionDraft,
  { funder, declared, expectedVersion }: DecidingFunder,
): Promise<Verdict> {
  const outside = faultInBudgetYear(draft.budgetYear, budgetYears());
  if (outside) return declined(outside);
  const before = await records.about("funding-decision", draft.action);
  const judged = decided(draft, { funder, declared, before, supersedes: expectedVersion != null });
  if (judged.kind === "REFUSED") return judged;
  const { id, action } = judged.noun;
  return entering({
    register: "funding-decision",
    id,
    subject: action,
    body: judged.noun,
    over: expectedVersion ?? "LAST",
  });
}

/** The resolver class by which a funder's own stewards, and nobody else, decide on its credits: `cafDecideFunding`... */
export function decideFunding(field: string, name: string) {
  @Resolver()
  class DecideFunding {
    @Mutation(() => ActResultType, {
      name: `${field}DecideFunding`,
      nullable: true,
      description: `${name} : répondre à une demande de financement, sur ses seuls crédits.`,
    })
    decideFunding(@Arg("input", () => DecisionInput) input: DecisionInput, @Ctx() context: Context) {
      const draft = draftOf(input);
      const { request, action } = draft;
      return runRegisterMutation<FunderRegisters>(context, {
        name: "DecideFunding",
        about: { request, action },
        input,
        judge: (records, funder) =>
          decision(records, draft, { funder, declared: false, expectedVersion: input.expectedVersion }),
      });
    }
  }
  return DecideFunding;
}
