import { daysBetween } from "@pacte-hub/schema/rules/partnership";
import { expect, test } from "vitest";
import { grantedBy, isPending, mostGranted, pursesOf, requestsOf, totalOf, withdrawnFrom } from "./funding.ts";
import type { FundedFragment } from "./operations.ts";

const decision = (
  request: string,
  status: "GRANTED" | "REFUSED" | "PENDING",
  amount: number | null,
  declared = false,
) => ({
  request,
  funder: "caf",
  budgetYear: 2019,
  status,
  amount,
  decidedOn: null,
  declared,
});

const request = (id: string, amount: number, name: string) => ({
  id,
  amount,
  budgetYear: 2019,
  submittedOn: "2019-01-10",
  funder: { id: name, name },
});

const action = {
  title: "Mobilité",
  fundingRequests: [request("a", 1000, "caf"), request("b", 500, "region-grand-est"), request("c", 300, "caf")],
  department: { fundingDecisions: [decision("b", "REFUSED", null, true)] },
  caf: { fundingDecisions: [decision("a", "GRANTED", 800)] },
  poleEmploi: null,
  siae: null,
} as unknown as FundedFragment;

test("a request is pending until its own funder decides, whoever else has decided", () => {
  expect(requestsOf(action).map(({ id, decision: requestDecision }) => [id, requestDecision?.status ?? null])).toEqual([
    ["a", "GRANTED"],
    ["b", "REFUSED"],
    ["c", null],
  ]);
});

test("what each funder was asked is what it granted, refused or has not decided", () => {
  expect(pursesOf(requestsOf(action))).toEqual([
    { funder: "caf", asked: 1300, granted: 800, reduced: 200, refused: 0, pending: 300, unknown: 0, isDeclared: false },
    {
      funder: "region-grand-est",
      asked: 500,
      granted: 0,
      reduced: 0,
      refused: 500,
      pending: 0,
      unknown: 0,
      isDeclared: true,
    },
  ]);
});

test("a funder that is not heard is neither pending nor counted: no sum silently lacks its part", () => {
  const silent = { ...action, caf: null } as FundedFragment;
  expect(pursesOf(requestsOf(silent))[0]).toMatchObject({ funder: "caf", granted: 0, pending: 0, unknown: 1300 });
  expect(requestsOf(silent).filter(isPending)).toEqual([]);
  expect(requestsOf(action).filter(isPending)).toHaveLength(1);
  const granted = (fundedAction: object) => grantedBy(requestsOf(fundedAction as FundedFragment));
  expect([granted(action), granted(silent)]).toEqual([800, null]);
  expect(granted({ ...action, department: null })).toBeNull();
});

test("no column is lost: what was asked is the sum of all that became of it, of each funder and of all", () => {
  const cases = [action, { ...action, caf: null }, { ...action, department: undefined }] as FundedFragment[];
  for (const fundedAction of cases) {
    const purses = pursesOf(requestsOf(fundedAction));
    for (const { asked, granted, reduced, refused, pending, unknown } of [...purses, totalOf(purses, "Ensemble")])
      expect(granted + reduced + refused + pending + unknown).toBe(asked);
    expect(totalOf(purses, "Ensemble").asked).toBe(1800);
  }
});

test("what an author took back is in no sum, and is told apart", () => {
  const [first, ...otherRequests] = action.fundingRequests;
  const withdrawn = {
    ...action,
    fundingRequests: [{ ...first, withdrawnOn: "2019-02-01" }, ...otherRequests],
  } as FundedFragment;
  expect([withdrawnFrom([action]), withdrawnFrom([withdrawn, action])]).toEqual([0, 1000]);
  const to = (name: string) => withdrawnFrom([withdrawn], ({ funder }) => funder === name);
  expect([to("caf"), to("region-grand-est")]).toEqual([1000, 0]);
  expect(totalOf(pursesOf(requestsOf(withdrawn)), "Ensemble").asked).toBe(800);
});

test("what actions cost is sure, or between what is granted and what may still be: pending, or of a funder not heard", () => {
  const costOf = (fundedAction: object) => mostGranted(pursesOf(requestsOf(fundedAction as FundedFragment)));
  expect(costOf(action)).toEqual({ granted: 800, most: 1100 });
  expect(costOf({ ...action, caf: null })).toEqual({ granted: 0, most: 1300 });
  const answered = {
    ...action,
    caf: { fundingDecisions: [decision("a", "GRANTED", 800), decision("c", "REFUSED", null)] },
  };
  expect(costOf(answered)).toEqual({ granted: 800, most: 800 });
});

test("ages are whole days", () => {
  expect(daysBetween("2019-01-10", "2019-02-09")).toBe(30);
});
