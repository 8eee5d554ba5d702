import { describe, expect, test } from "vitest";
import { citationStatusOf, citedIn } from "../model/funding.ts";
import {
  type FunderDecision,
  fundedWithoutGrant,
  grantsOf,
  negotiationsOf,
  type RegisterRequest,
} from "./negotiation.ts";

const request: RegisterRequest = {
  id: "r1",
  action: "a1",
  funder: "caf",
  line: "own-credits",
  budgetYear: 2019,
  amount: 1000,
  submittedOn: "2019-03-01",
};
const decision: FunderDecision = {
  request: "r1",
  action: "a1",
  funder: "caf",
  line: "own-credits",
  budgetYear: 2019,
  status: "GRANTED",
  amount: 1000,
  decidedOn: "2019-04-01",
};
const between = (
  requestChanges: Partial<RegisterRequest>,
  decisionChanges: Partial<FunderDecision> | null,
  isHeard = true,
) => {
  const negotiations = negotiationsOf(
    [{ ...request, ...requestChanges }],
    decisionChanges === null ? [] : [{ ...decision, ...decisionChanges }],
    () => isHeard,
  );
  return negotiations.map(({ state, disagreements }) => [state, ...disagreements]);
};
const refused = { status: "REFUSED", amount: null } as const;

describe("where a request stands between who asks and who decides", () => {
  test("is read from both: awaited, granted whole or in part, refused, taken back; a silence is not a wait", () => {
    expect(between({}, null)).toEqual([["AWAITED"]]);
    expect(between({}, { status: "PENDING", amount: null, decidedOn: null })).toEqual([["AWAITED"]]);
    expect(between({}, {})).toEqual([["GRANTED"]]);
    expect(between({}, { amount: 999.99 })).toEqual([["PARTLY_GRANTED"]]);
    expect(between({}, refused)).toEqual([["REFUSED"]]);
    expect(between({}, { status: "DECOMMITTED", amount: null })).toEqual([["DECOMMITTED"]]);
    expect(between({}, null, false)).toEqual([["UNHEARD"]]);
  });

  test("after a refusal it waits again once it is changed, and no more once another asks anew", () => {
    const amended = { amendedOn: "2019-05-01" };
    expect(between(amended, refused)).toEqual([["AMENDED"]]);
    expect(between(amended, { ...refused, decidedOn: "2019-06-01" })).toEqual([["REFUSED"]]);
    expect(between(amended, { decidedOn: "2019-05-01" })).toEqual([["GRANTED"]]);
    const anew = { ...request, id: "r2", renews: "r1" };
    expect(negotiationsOf([request, anew], [{ ...decision, ...refused }]).map(({ state }) => state)).toEqual([
      "RENEWED",
      "AWAITED",
    ]);
  });

  test("a withdrawal asked of its funder stands until the funder agrees", () => {
    const withdrawalAsked = { withdrawalAskedOn: "2019-05-01" };
    expect(between(withdrawalAsked, {})).toEqual([["WITHDRAWAL_ASKED"]]);
    const withdrawn = { ...withdrawalAsked, withdrawnOn: "2019-06-01" };
    expect(between(withdrawn, { status: "DECOMMITTED", amount: null })).toEqual([["WITHDRAWN"]]);
    expect(between(withdrawn, null)).toEqual([["WITHDRAWN", "WITHDRAWN_WITHOUT_AGREEMENT"]]);
    expect(between(withdrawn, null, false)).toEqual([["WITHDRAWN"]]);
  });
});

describe("where a funder and the register differ, both are shown and named", () => {
  test("a grant above the request, of one that is withdrawn or asked anew, or older than it", () => {
    expect(between({}, { amount: 1000.01 })).toEqual([["GRANTED", "GRANTED_ABOVE_REQUEST"]]);
    expect(between({ withdrawnOn: "2019-06-01" }, {})).toEqual([["WITHDRAWN", "GRANTED_BUT_WITHDRAWN"]]);
    expect(between({}, { decidedOn: "2019-02-01" })).toEqual([["GRANTED", "DECIDED_BEFORE_REQUEST"]]);
    const anew = { ...request, id: "r2", renews: "r1" };
    expect(negotiationsOf([request, anew], [decision])[0]).toMatchObject({
      state: "RENEWED",
      disagreements: ["GRANTED_BUT_RENEWED"],
    });
  });

  test("a grant of a request asked anew, or of a day after its action ended, is named and in no sum", () => {
    const over = { actionOverOn: "2019-03-31" };
    expect(between(over, {})).toEqual([["GRANTED", "GRANTED_BUT_ACTION_OVER"]]);
    expect(between(over, { decidedOn: "2019-03-31" })).toEqual([["GRANTED"]]);
    expect(between(over, refused)).toEqual([["REFUSED"]]);
    expect(grantsOf([{ ...request, ...over }], [decision])).toEqual([]);
    const anew = { ...request, id: "r2", renews: "r1" };
    expect(grantsOf([request, anew], [decision])).toEqual([]);
    const citationStatus = (of: FunderDecision, isRenewed: boolean) =>
      citationStatusOf(citedIn(of), request, isRenewed);
    expect([
      citationStatus(decision, true),
      citationStatus(decision, false),
      citationStatus({ ...decision, ...refused }, true),
    ]).toEqual(["GRANTED_BUT_RENEWED", "ON_REGISTER", "ON_REGISTER"]);
  });

  test("a decision on a request addressed to another, of another year, line or unknown answers nothing", () => {
    for (const [decisionChanges, code] of [
      [{ funder: "pole-emploi" }, "CITES_OTHER_FUNDER"],
      [{ budgetYear: 2020 }, "CITES_OTHER_YEAR"],
      [{ line: "esf-global-grant-2017-2020" }, "CITES_OTHER_LINE"],
    ] as const)
      expect(between({}, decisionChanges)).toEqual([["AWAITED"], [null, code]]);
    expect(between({}, { request: "r9" })).toEqual([["AWAITED"], [null, "CITES_UNKNOWN_REQUEST"]]);
  });

  test("an action said funded before any grant of a standing request", () => {
    const grants = grantsOf([request], [decision]);
    expect(grants).toEqual([decision]);
    expect(grantsOf([{ ...request, withdrawnOn: "2019-06-01" }], [decision])).toEqual([]);
    const funded = (on: string) => fundedWithoutGrant([{ id: "a1", on }], grants);
    expect([funded("2019-03-31"), funded("2019-04-01")]).toEqual([["a1"], []]);
    expect(fundedWithoutGrant([{ id: "a2", on: "2019-12-31" }], grants)).toEqual(["a2"]);
  });
});
