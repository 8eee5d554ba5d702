import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionMoves, actionStatuses, isLife, statusOf } from "../../model/action.ts";
import { isReferredInOrder } from "../../model/blocking.ts";
import { pactRefusalCodes } from "../../model/pactRefusal.ts";
import { explainPact } from "../explainPact.ts";
import { moved, proposed, stepped } from "./actions.ts";
import { negotiated, opened, solved } from "./blocking.ts";
import { decided } from "./decisions.ts";
import { requested } from "./funding.ts";
import { action, institutions, proposal, said, standing, surroundings } from "./testbed.ts";

describe("an action", () => {
  test("exists by being proposed: whoever presides what, no approval is asked anywhere in its life", () => {
    expect(statusOf(action)).toBe("PROPOSED");
    expect(pactRefusalCodes.filter((code) => /APPROV|VALIDAT|COMMITTEE/.test(code))).toEqual([]);
    // Neither the rules' own words nor their inputs know of an approval.
    const ruleSources = [proposed, moved, requested, decided].map(String).join();
    expect(ruleSources).not.toMatch(/approv|validat|committee/i);
  });

  test.each([
    ["an unknown recommendation", { recommendations: ["4.1"] }, "UNKNOWN_REFERENCE"],
    ["no recommendation", { recommendations: [] }, "INVALID_TEXT"],
    ["two axes", { recommendations: ["1.1", "2.1"] }, "TWO_AXES"],
    ["a year outside the Pact", { year: 2022 }, "OUTSIDE_THE_PACT"],
    ["an unknown territory", { territory: "54" }, "UNKNOWN_REFERENCE"],
    ["an unknown operator", { operator: { name: "x", institution: "nobody", siret: null } }, "UNKNOWN_REFERENCE"],
    ["no title", { title: " " }, "INVALID_TEXT"],
  ])("on %s is refused", (_, change, code) => {
    expect(said(proposed({ ...proposal, ...change }, surroundings, "a2"))).toBe(code);
  });

  test("a word that no register holds is refused with the nearest that it does, as readers write it", () => {
    const refusalText = (change: object) => {
      const judged = proposed({ ...proposal, ...change }, surroundings, "a2");
      return judged.kind === "REFUSED" ? explainPact(judged.refusal) : "";
    };
    expect(refusalText({ recommendations: ["1.11"] })).toMatch(/Vouliez-vous dire « \d\.\d+ » \?$/);
    expect(refusalText({ recommendations: ["R1_1"] })).toContain("Vouliez-vous dire « 1.1 » ?");
    const operator = { name: "x", institution: "caff", siret: null };
    expect(refusalText({ operator })).toContain("Vouliez-vous dire « caf » ?");
  });

  test("goes from every state to every other only where the state machine goes: all 64 pairs", () => {
    for (const from of actionStatuses)
      for (const to of actionStatuses) {
        const judged = stepped(standing(from), to, "2019-04-01");
        expect(judged.kind === "ACCEPTED").toBe(actionMoves[from].includes(to));
      }
  });

  test("whatever moves are asked, in any order and on any day, keeps a life an action can have", () => {
    const move = fc.record({
      to: fc.constantFrom(...actionStatuses),
      on: fc.integer({ min: 1, max: 28 }).map((day) => `2019-02-${String(day).padStart(2, "0")}`),
      evaluation: fc.constantFrom(null, { relevance: "r", effectiveness: "e", efficiency: "c" }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        let lived = action;
        for (const nextMove of moves) {
          const judged = moved(lived, nextMove);
          if (judged.kind === "ACCEPTED") lived = judged.noun;
        }
        expect(isLife(lived.steps)).toBe(true);
        expect(statusOf(lived) === "EVALUATED").toBe(lived.evaluation !== null);
        expect(lived.steps.some(({ status }) => status === "BLOCKED")).toBe(false);
      }),
    );
  });
});

describe("a blocking point", () => {
  const blockingDraft = {
    action: "a1",
    title: "Sans local",
    missing: "PREMISES",
    openedOn: "2019-03-02",
    funder: null,
  } as const;

  test("blocks its action, reaches both committees, and lets it go when it is solved, the last of them", () => {
    const firstBlocking = said(opened(blockingDraft, { action, institutions }, "b1"));
    expect(statusOf(firstBlocking.action)).toBe("BLOCKED");
    expect(isReferredInOrder(firstBlocking.point)).toBe(true);
    const two = said(
      opened({ ...blockingDraft, missing: "STAFF" }, { action: firstBlocking.action, institutions }, "b2"),
    );
    expect(two.action).toEqual(firstBlocking.action);
    const step = said(negotiated(firstBlocking.point, { on: "2019-03-10", what: "Réunion" }));
    const solution = { on: "2019-04-01", solution: "Trouvé", to: "RUNNING" } as const;
    const first = said(solved(step, solution, { action: firstBlocking.action, others: [step, two.point] }));
    expect(statusOf(first.action)).toBe("BLOCKED");
    const last = said(solved(two.point, solution, { action: firstBlocking.action, others: [first.point, two.point] }));
    expect([statusOf(last.action), last.point.solvedOn]).toEqual(["RUNNING", "2019-04-01"]);
    expect(said(solved(last.point, solution, { action, others: [] }))).toBe("ALREADY_SOLVED");
    expect(
      said(solved(step, { ...solution, on: "2019-03-05" }, { action: firstBlocking.action, others: [step] })),
    ).toBe("DAYS_REVERSED");
    expect(said(solved(step, { ...solution, to: "EVALUATED" }, { action: firstBlocking.action, others: [step] }))).toBe(
      "INVALID_MOVE",
    );
  });

  test("is not opened on what is over or unknown, nor is an action blocked or unblocked without one", () => {
    expect(said(opened(blockingDraft, { action: standing("FINISHED"), institutions }, "b1"))).toBe("ACTION_OVER");
    expect(said(opened(blockingDraft, { action: undefined, institutions }, "b1"))).toBe("UNKNOWN_REFERENCE");
    const move = { on: "2019-04-01", evaluation: null };
    expect(said(moved(action, { ...move, to: "BLOCKED" }))).toBe("BLOCKING_POINT_NEEDED");
    expect(said(moved(standing("BLOCKED"), { ...move, to: "RUNNING" }))).toBe("BLOCKING_POINT_NEEDED");
  });
});
