import { expect, test } from "vitest";
import { daysBetween, pursesOf, requestsOf } from "./funding.ts";
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
  fundingRequests: [request("a", 1000, "CAF"), request("b", 500, "Région"), request("c", 300, "CAF")],
  department: { fundingDecisions: [decision("b", "REFUSED", null, true)] },
  caf: { fundingDecisions: [decision("a", "GRANTED", 800)] },
  poleEmploi: null,
  siae: null,
} as unknown as FundedFragment;

test("a request is pending until its own funder decides, whoever else has decided", () => {
  expect(requestsOf(action).map(({ id, decision: one }) => [id, one?.status ?? null])).toEqual([
    ["a", "GRANTED"],
    ["b", "REFUSED"],
    ["c", null],
  ]);
});

test("what each funder was asked is what it granted, refused or has not decided", () => {
  expect(pursesOf(requestsOf(action))).toEqual([
    { funder: "CAF", asked: 1300, granted: 800, refused: 0, pending: 300, isDeclared: false },
    { funder: "Région", asked: 500, granted: 0, refused: 500, pending: 0, isDeclared: true },
  ]);
});

test("ages are whole days", () => {
  expect(daysBetween("2019-01-10", "2019-02-09")).toBe(30);
});
