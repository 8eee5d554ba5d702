import { describe, expect, test } from "vitest";
import type { BlockingPoint } from "../model/blocking.ts";
import type { Convention } from "../model/convention.ts";
import type { FundingDecision, FundingRequest } from "../model/funding.ts";
import { directionOf } from "../model/meeting.ts";
import { sayingOfPact, stepsOf } from "./conventionStatus.ts";
import { byCitation, coFunded, isOpenFor, medianDaysToSolve, participation, tally } from "./partnership.ts";

const point = (openedOn: string, solvedOn: string | null) => ({ openedOn, solvedOn }) as BlockingPoint;
const granted = (action: string, funder: string, status = "GRANTED") => ({ action, funder, status }) as FundingDecision;
const convention = (fields: Partial<Convention>) =>
  ({
    id: "one",
    kind: "plan",
    parties: [{ id: "caf" }],
    statusInPact: "IN_FORCE",
    start: null,
    end: null,
    signed: null,
    amended: null,
    expectedSignature: null,
    ...fields,
  }) as Convention;

describe("the partnership in measures", () => {
  test("an action is co-funded when two funders granted, not when one granted twice or a second refused", () => {
    const decisions = [
      granted("a", "caf"),
      granted("a", "state"),
      granted("b", "caf"),
      granted("b", "caf"),
      granted("c", "caf"),
      granted("c", "state", "REFUSED"),
    ];
    expect(coFunded(decisions)).toEqual(["a"]);
  });

  test("a decision on a request the register does not hold, or holds otherwise, is counted apart", () => {
    const cites = (request: string, budgetYear: number) => ({ ...granted("a", "caf"), request, budgetYear });
    const requests = [{ id: "r1", action: "a", funder: "caf", budgetYear: 2019 } as FundingRequest];
    const citingDecisions = [cites("r1", 2019), cites("r1", 2020), cites("r9", 2019)];
    expect(byCitation(citingDecisions, requests)).toEqual({
      held: [citingDecisions[0]],
      unknown: [citingDecisions[1], citingDecisions[2]],
    });
  });

  test("days to solve are a median of the points solved, and nothing while none is", () => {
    expect(medianDaysToSolve([point("2018-01-01", null)])).toBeNull();
    expect(medianDaysToSolve([point("2018-01-01", "2018-01-11"), point("2018-01-01", null)])).toBe(10);
    const two = [point("2018-01-01", "2018-01-11"), point("2018-01-01", "2018-01-31")];
    expect(medianDaysToSolve(two)).toBe(20);
    expect(medianDaysToSolve([...two, point("2018-01-01", "2018-12-31")])).toBe(30);
  });

  test("a blocking point is open for more than three months, or is not", () => {
    expect(isOpenFor(point("2018-01-01", null), 3, "2018-04-02")).toBe(true);
    expect(isOpenFor(point("2018-01-01", null), 3, "2018-04-01")).toBe(false);
    expect(isOpenFor(point("2018-01-01", "2018-03-01"), 3, "2018-12-31")).toBe(false);
    expect(isOpenFor(point("2018-01-01", "2019-03-01"), 3, "2018-12-31")).toBe(true);
  });

  test("attendance is counted by institution, over the meetings it was called to", () => {
    const line = (institution: string, presence: "PRESENT" | "EXCUSED" | "ABSENT") => ({ institution, presence });
    const meetings = [
      { attendance: [line("caf", "PRESENT"), line("msa", "ABSENT")] },
      { attendance: [line("caf", "EXCUSED")] },
    ];
    expect(participation(meetings)).toEqual([
      { institution: "caf", called: 2, present: 1, excused: 1 },
      { institution: "msa", called: 1, present: 0, excused: 0 },
    ]);
  });

  test("a signature that was expected is late the month after, and a plan is renewed by one between the same parties", () => {
    const expected = convention({ id: "expected", expectedSignature: "2017-09" });
    expect(tally([expected], "2017-09-30").late).toBe(0);
    expect(tally([expected], "2017-10-01").late).toBe(1);
    const old = convention({ end: "2018-12-31" });
    const next = convention({ id: "next", start: "2019-01-01" });
    expect(tally([old, next], "2020-01-01")).toEqual({ signed: 0, late: 0, expired: 1, renewed: 1 });
    expect(tally([old, { ...next, kind: "scheme" }], "2020-01-01").renewed).toBe(0);
    expect(tally([old], "2018-12-31").expired).toBe(0);
  });
});

test("a note goes up from territory to steering committee, and down again; within one level it is none", () => {
  expect(directionOf({ from: "territorial-committees", to: "technical-committee" })).toBe("UP");
  expect(directionOf({ from: "steering-committee", to: "territorial-committees" })).toBe("DOWN");
  expect(directionOf({ from: "technical-committee", to: "technical-committee" })).toBeNull();
});

test("the steps of a convention come in the order of their dates, each with how it is known", () => {
  const steps = stepsOf(
    convention({ signed: "2014-04-01", end: "2018-12-31" }),
    sayingOfPact({ since: "2017", until: "2021-12-31" }),
  );
  expect(steps.map(({ since, status, ground }) => [since, status, ground])).toEqual([
    ["2014-04-01", "IN_FORCE", "SIGNED"],
    ["2017", "IN_FORCE", "PACT"],
    ["2019-01-01", "EXPIRED", "ENDED"],
  ]);
});
