import { expect, test } from "vitest";
import type { Action } from "../model/action.ts";
import type { FundingDecision, FundingRequest } from "../model/funding.ts";
import { type ActionFile, indicatorsOf } from "./actionIndicators.ts";

const steps = [
  { status: "PROPOSED", on: "2019-01-10" },
  { status: "SEEKING_FUNDS", on: "2019-01-20" },
  { status: "BLOCKED", on: "2019-02-10" },
  { status: "FUNDED", on: "2019-03-25" },
  { status: "RUNNING", on: "2019-04-01" },
] as const;
const request = { id: "r1", amount: 5000, submittedOn: "2019-01-25" } as FundingRequest;
const decision = { request: "r1", status: "GRANTED", amount: 4000, decidedOn: "2019-03-20" } as FundingDecision;
const file = {
  action: { id: "a1", recommendations: ["3.3"], steps } as unknown as Action,
  requests: [request, { ...request, id: "r2", amount: 900, withdrawnOn: "2019-02-15" }],
  decisions: [decision],
  points: [{ openedOn: "2019-02-10" }],
  meetings: [{ heldOn: "2019-02-20" }],
} as unknown as ActionFile;
const valuesOn = (day: string) => Object.fromEntries(indicatorsOf(file, day).map(({ id, value }) => [id, value]));

test("an action's delays, blockages and money are computed from the registers, on the day asked", () => {
  expect(valuesOn("2019-12-31")).toEqual({
    "recommendations-served": 1,
    "reports-to-committees": 1,
    "days-to-start": 81,
    "days-blocked": 43,
    "blocking-points": 1,
    participants: null,
    "amount-requested": 5000,
    "amount-granted-known": 4000,
    "share-granted-known": 80,
    "days-to-decide": 54,
  });
});

test("what had not happened yet on the day asked is unknown, and the explanation says so", () => {
  expect(valuesOn("2019-02-12")).toMatchObject({
    "reports-to-committees": 0,
    "days-to-start": null,
    "days-blocked": 2,
    "amount-requested": 5900,
    "amount-granted-known": null,
    "share-granted-known": null,
    "days-to-decide": null,
  });
  const [late] = indicatorsOf(file, "2019-02-12").filter(({ id }) => id === "days-to-start");
  expect(late?.explanation).toContain("Pas encore commencée");
});

test("the share granted compares a decision with its own request: what waits for an answer is on neither side", () => {
  const waiting = { ...request, id: "r3", amount: 100_000 };
  const refused = { ...decision, request: "r4", status: "REFUSED", amount: null } as FundingDecision;
  const shareOf = (changes: Partial<ActionFile>) =>
    indicatorsOf({ ...file, ...changes }, "2019-12-31").find(({ id }) => id === "share-granted-known")?.value;
  expect(shareOf({ requests: [request, waiting] })).toBe(80);
  expect(shareOf({ requests: [request, { ...request, id: "r4", amount: 3000 }], decisions: [decision, refused] })).toBe(
    50,
  );
  expect(shareOf({ requests: [waiting] })).toBeNull();
});

test("nobody counts the participants of one action: the answer leads to its recommendation, where the audit allows", () => {
  const [participants] = indicatorsOf(file, "2019-12-31").filter(({ id }) => id === "participants");
  expect(participants?.value).toBeNull();
  expect(participants?.explanation).toContain("outcomes");
});
