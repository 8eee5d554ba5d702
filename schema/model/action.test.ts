import { describe, expect, test } from "vitest";
import { type ActionStatus, actionStatuses, isLife, mayMove, statusOf } from "./action.ts";

/** Every move an action may make, written out a second time: 64 pairs are judged against it. */
const lawful = new Set(
  `PROPOSED>SEEKING_FUNDS PROPOSED>RUNNING PROPOSED>BLOCKED PROPOSED>ABANDONED
   SEEKING_FUNDS>FUNDED SEEKING_FUNDS>BLOCKED SEEKING_FUNDS>ABANDONED
   FUNDED>RUNNING FUNDED>BLOCKED FUNDED>ABANDONED
   RUNNING>BLOCKED RUNNING>FINISHED RUNNING>ABANDONED
   BLOCKED>SEEKING_FUNDS BLOCKED>FUNDED BLOCKED>RUNNING BLOCKED>ABANDONED
   FINISHED>EVALUATED`.split(/\s+/),
);
const pairs = actionStatuses.flatMap((from) => actionStatuses.map((to) => [from, to] as const));

describe("the life of an action", () => {
  test("of the 64 moves one can think of, exactly the lawful ones are allowed", () => {
    expect(pairs.filter(([from, to]) => mayMove(from, to)).map(([from, to]) => `${from}>${to}`)).toEqual([...lawful]);
  });

  test("every state can be reached from a proposal, and every state leads to an end", () => {
    expect([...reachable("PROPOSED")].sort()).toEqual([...actionStatuses].sort());
    for (const status of actionStatuses) {
      expect(
        [...reachable(status)].some(
          (reachableStatus) => reachableStatus === "EVALUATED" || reachableStatus === "ABANDONED",
        ),
      ).toBe(true);
    }
  });

  test("what is evaluated or abandoned stays so", () => {
    expect(pairs.filter(([from, to]) => ["EVALUATED", "ABANDONED"].includes(from) && mayMove(from, to))).toEqual([]);
  });

  test("no state waits for a committee: an action runs on existing means, or once a funder has granted", () => {
    expect(actionStatuses.filter((status) => /COPIL|COMMITTEE|APPROV|VALIDAT/.test(status))).toEqual([]);
    expect(mayMove("PROPOSED", "RUNNING")).toBe(true);
    expect(mayMove("FUNDED", "RUNNING")).toBe(true);
    expect(mayMove("SEEKING_FUNDS", "RUNNING")).toBe(false);
  });

  test("a life begins with a proposal, goes only where it may, and never back in time", () => {
    const life = (...steps: readonly (readonly [ActionStatus, string])[]) =>
      steps.map(([status, on]) => ({ status, on }));
    const proposed = ["PROPOSED", "2018-01-10"] as const;
    expect(isLife(life(proposed, ["RUNNING", "2018-02-01"], ["FINISHED", "2018-12-01"]))).toBe(true);
    expect(isLife(life())).toBe(false);
    expect(isLife(life(["RUNNING", "2018-02-01"]))).toBe(false);
    expect(isLife(life(proposed, ["FINISHED", "2018-12-01"]))).toBe(false);
    expect(isLife(life(proposed, ["RUNNING", "2018-01-09"]))).toBe(false);
    expect(statusOf({ steps: life(proposed, ["BLOCKED", "2018-02-01"]) })).toBe("BLOCKED");
  });
});

function reachable(from: ActionStatus, statuses = new Set<ActionStatus>([from])): Set<ActionStatus> {
  for (const to of actionStatuses) if (mayMove(from, to) && !statuses.has(to)) reachable(to, statuses.add(to));
  return statuses;
}
