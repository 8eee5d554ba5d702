import type { PartnerId } from "@pacte-hub/schema/model/partner";
import {
  fundedWithoutGrant,
  grantsOf,
  type NegotiationDisagreement,
  negotiationsOf,
} from "@pacte-hub/schema/rules/negotiation";
import {
  type Across,
  type AcrossAnswers,
  type AcrossAsk,
  partnershipAcross,
} from "@pacte-hub/schema/rules/partnershipAcross";
import { voiceOf } from "./funding.ts";
import type { FundedFragment } from "./operations.ts";
import { everyPartner, type Partner, partners } from "./partners.ts";

/** What was answered of these actions, as the rule of schema/rules reads it: an institution that is silent on one is silent. */
export function acrossAnswersOf(actions: readonly FundedFragment[]): AcrossAnswers {
  const decisionsOf = (field: Partner) =>
    actions.some((action) => !action[field])
      ? null
      : actions.flatMap((action) =>
          (action[field]?.fundingDecisions ?? []).map((decision) => ({ ...decision, action: action.id })),
        );
  return {
    requests: actions.flatMap(({ id, steps, fundingRequests }) =>
      fundingRequests.map(({ line, funder, addressee, ...request }) => ({
        ...request,
        action: id,
        actionOverOn: steps.find(({ status }) => status === "FINISHED" || status === "ABANDONED")?.on ?? null,
        line: line.id,
        funder: addressee?.id ?? funder?.id ?? "",
      })),
    ),
    decisions: Object.fromEntries(
      everyPartner.map((field) => [partners[field], decisionsOf(field)]),
    ) as unknown as AcrossAnswers["decisions"],
  };
}

/** The second level of evaluation from all institutions' own words about these actions. */
export const acrossOf = (actions: readonly FundedFragment[], acrossAsk: AcrossAsk): Across =>
  partnershipAcross(acrossAnswersOf(actions), acrossAsk);

/** A request, or a decision on none, that the register and a funder do not say alike. */
export interface Disagreement {
  readonly action: string;
  readonly funder: string;
  readonly codes: readonly NegotiationDisagreement[];
}

/** Where the register and the funders heard differ, action by action. */
export function disagreementsOf(actions: readonly FundedFragment[]): readonly Disagreement[] {
  const { requests, decisions } = acrossAnswersOf(actions);
  const decided = Object.values(decisions).flatMap((partDecisions) => partDecisions ?? []);
  const silent = new Set<PartnerId>(Object.values(partners).filter((id) => decisions[id] === null));
  const isHeard = (funder: string) => !silent.has(partners[voiceOf(funder)]);
  const titles = new Map(actions.map(({ id, title }) => [id, title]));
  const differing = negotiationsOf(requests ?? [], decided, isHeard)
    .filter(({ disagreements }) => disagreements.length > 0)
    .map(({ action, funder, disagreements }) => ({
      action: titles.get(action) ?? action,
      funder,
      codes: disagreements,
    }));
  // Who is silent may have granted: nothing is said of actions then.
  const funded = silent.size > 0 ? [] : fundedSteps(actions);
  const unfunded = fundedWithoutGrant(funded, grantsOf(requests ?? [], decided));
  return [
    ...differing,
    ...unfunded.map((id) => ({ action: titles.get(id) ?? id, funder: "", codes: ["FUNDED_WITHOUT_GRANT"] as const })),
  ];
}

const fundedSteps = (actions: readonly FundedFragment[]) =>
  actions.flatMap(({ id, steps }) => steps.filter(({ status }) => status === "FUNDED").map(({ on }) => ({ id, on })));
