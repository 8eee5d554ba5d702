import { expect } from "vitest";
import { actingOn } from "./acting.ts";
import { ask } from "./ask.ts";
import type { StartedHub } from "./hub.ts";
import { as } from "./persona.ts";
import { proposal } from "./wholeAction.ts";

const departmental = "steward@department";

/** What the Department's stewards and the funders' say to each other on a hub, over HTTP. */
export function negotiatingOn(hubOf: () => StartedHub, name: string) {
  const { act, done } = actingOn(hubOf, name);
  return {
    act,
    done,
    async read(query: string, variables: Readonly<Record<string, unknown>> = {}) {
      const hub = hubOf();
      const { data, errors } = await ask(query, variables, hub.url, await as("steering@department", hub));
      expect(errors).toBeUndefined();
      return data;
    },
    submit: (input: object) => act(departmental, "departmentSubmitFundingRequest", "FundingRequestInput", input),
    submitted: (input: object) => done(departmental, "departmentSubmitFundingRequest", "FundingRequestInput", input),
    withdraw: (input: object) => act(departmental, "departmentWithdrawFundingRequest", "FundingWithdrawalInput", input),
    decide: (persona: string, mutation: string, input: object) => act(persona, mutation, "FundingDecisionInput", input),
    proposed: (more: object = {}) =>
      done(departmental, "departmentProposeAction", "ActionProposalInput", { ...proposal, ...more }),
    asked: (action: string, more: object = {}) => ({
      action,
      funder: "caf",
      budgetYear: 2019,
      amount: 5000,
      submittedOn: "2019-02-01",
      criteria: "Parentalité",
      ...more,
    }),
    granted: (action: string, request: string, more: object = {}) => ({
      action,
      request,
      budgetYear: 2019,
      status: "GRANTED",
      amount: 3000,
      decidedOn: "2019-03-01",
      ...more,
    }),
  };
}
