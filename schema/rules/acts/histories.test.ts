import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLife } from "../../model/action.ts";
import { lineOf } from "../../model/funding.ts";
import { grantsOf, negotiationsOf } from "../negotiation.ts";
import { renewedAmong } from "./funding.ts";
import { type Command, histories } from "./testbed/circuit.ts";
import { CircuitModel } from "./testbed/circuitModel.ts";
import { MemoryCircuit } from "./testbed/memory.ts";

const numRuns = process.env.HUB_PROVE ? 3_000 : 200;
const longest = 40;
/** Milliseconds: a proof is minutes on a loaded machine. */
const patience = 100 * numRuns + 30_000;

/** What no history may bring about (docs/regles-du-pacte.md says each rule's sentence of the Pact). */
const rules: Readonly<Record<string, (circuit: MemoryCircuit) => boolean>> = {
  "each funder alone decides on its credits": ({ requests, here, elsewhere }) =>
    elsewhere.every(({ funder, declared }) => funder === "caf" && !declared) &&
    here.every(({ funder, declared }) => funder !== "caf" && declared === (funder === "msa")) &&
    here.every((decision) => requests.some(({ id, funder }) => id === decision.request && funder === decision.funder)),
  "a decision is of one budget year, and there is one a request and year": ({ here, elsewhere }) =>
    [here, elsewhere].every(
      (of) => new Set(of.map(({ request, budgetYear }) => `${request} ${budgetYear}`)).size === of.length,
    ),
  "one request stands for an action, a funder, a line and a year": ({ requests }) => {
    const renewed = renewedAmong(requests);
    const standingRequests = requests.filter(({ id, withdrawnOn }) => !withdrawnOn && !renewed.has(id));
    const keys = standingRequests.map((request) => `${request.funder} ${lineOf(request)} ${request.budgetYear}`);
    return new Set(keys).size === keys.length;
  },
  "nothing is granted above what is asked, where the register knows both": ({ requests, here }) =>
    here.every(({ request, amount }) => (amount ?? 0) <= (requests.find(({ id }) => id === request)?.amount ?? 0)),
  "no request leaves its funder's back": ({ requests }) =>
    requests.every(
      (request) => request.funder !== "caf" || !request.withdrawnOn || Boolean(request.withdrawalAgreement),
    ),
  "no request that the register knows granted is withdrawn": ({ requests, here }) =>
    requests.every(
      ({ id, withdrawnOn }) =>
        !withdrawnOn || !here.some(({ request, status }) => request === id && status === "GRANTED"),
    ),
  "a request is asked anew once, of the same funder and line": ({ requests }) => {
    const renewing = requests.flatMap((request) => (request.renews ? [request] : []));
    const isSame = (request: (typeof renewing)[number]) => {
      const former = requests.find(({ id }) => id === request.renews);
      return former?.funder === request.funder && former && lineOf(former) === lineOf(request);
    };
    return new Set(renewing.map(({ renews }) => renews)).size === renewing.length && renewing.every(isSame);
  },
  "an action lives a life it can have, and is funded only by somebody": ({ action, requests }) =>
    isLife(action.steps) && (!action.steps.some(({ status }) => status === "FUNDED") || requests.length > 0),
};

function play(commands: readonly Command[]): { readonly circuit: MemoryCircuit; readonly done: number } {
  const [circuit, model] = [new MemoryCircuit(), new CircuitModel()];
  let done = 0;
  for (const command of commands) {
    const before = [...circuit.entries];
    const code = circuit.act(command);
    const isAllowed = model.allows(command);
    if (isAllowed !== (code === null)) expect([command, code ?? "DONE"]).toBe(isAllowed ? "allowed" : "refused");
    // What is refused changes nothing; what is done adds one entry, and no former one is lost.
    expect(before.every((entry, at) => circuit.entries[at] === entry)).toBe(true);
    expect(circuit.entries.length - before.length).toBe(code === null ? 1 : 0);
    for (const [rule, holds] of Object.entries(rules)) if (!holds(circuit)) expect(rule).toBe("held");
    if (code === null) done += 1;
  }
  return { circuit, done };
}

describe("no history of acts on funding", () => {
  test(
    `breaks a rule of the Pact or does what the rules as told do not: ${numRuns} histories of up to ${longest} acts`,
    () => {
      let [acts, done] = [0, 0];
      fc.assert(
        fc.property(histories(longest), (commands) => {
          acts += commands.length;
          done += play(commands).done;
        }),
        { numRuns, seed: 2017 },
      );
      // Sense and nonsense are both drawn often enough to try the rules.
      expect([acts > 10 * numRuns, done / acts > 0.1, done / acts < 0.9]).toEqual([true, true, true]);
    },
    patience,
  );

  test(
    "leaves a reader without a state for each request, or counts a grant that answers none",
    () => {
      fc.assert(
        fc.property(histories(longest), (commands) => {
          const { circuit } = play(commands);
          const decisions = [...circuit.here, ...circuit.elsewhere];
          const negotiations = negotiationsOf(circuit.requests, decisions);
          const registered = negotiations.slice(0, circuit.requests.length);
          expect(registered.map(({ request }) => request)).toEqual(circuit.requests.map(({ id }) => id));
          for (const { request, state, disagreements } of registered) {
            const grants = decisions.filter(
              (decision) => decision.request === request && decision.status === "GRANTED",
            );
            if (state === "GRANTED" || state === "PARTLY_GRANTED") expect(grants.length).toBeGreaterThan(0);
            if (disagreements.includes("GRANTED_ABOVE_REQUEST"))
              expect(grants.some((grantDecision) => grantDecision.funder === "caf")).toBe(true);
          }
          for (const { request, funder } of grantsOf(circuit.requests, decisions))
            expect(circuit.requests.find(({ id }) => id === request)?.funder).toBe(funder);
        }),
        { numRuns, seed: 2021 },
      );
    },
    patience,
  );
});
