import { expect, test } from "vitest";
import { acrossOf, disagreementsOf } from "./across.ts";
import type { FundedFragment } from "./operations.ts";

const line = { id: "own-credits", title: "Crédits propres" };
const request = (id: string, funder: string, amount = 1000) => ({
  id,
  amount,
  budgetYear: 2019,
  submittedOn: "2019-01-10",
  amendedOn: null,
  renews: null,
  withdrawalAskedOn: null,
  withdrawnOn: null,
  line,
  funder: { id: funder, name: funder },
  addressee: { id: funder, name: funder },
});
const granted = (of: string, funder: string, amount = 800) => ({
  request: of,
  funder,
  line: "own-credits",
  budgetYear: 2019,
  status: "GRANTED",
  amount,
  decidedOn: "2019-02-10",
  declared: false,
});
const answer = {
  id: "a1",
  title: "Mobilité",
  steps: [{ status: "FUNDED", on: "2019-03-01" }],
  fundingRequests: [request("a", "caf"), request("b", "department-meuse")],
  department: { fundingDecisions: [granted("b", "department-meuse")] },
  caf: { fundingDecisions: [granted("a", "caf")] },
  poleEmploi: { fundingDecisions: [] },
  siae: { fundingDecisions: [] },
} as unknown as FundedFragment;
const question = { year: 2019, on: "2021-12-31" };
const measures = (action: object) =>
  Object.fromEntries(
    acrossOf([action as FundedFragment], question).measures.map(({ id, value, isPartial }) => [id, [value, isPartial]]),
  );

test("two institutions' grants make an action co-funded, which neither can tell; a silent one makes it partial", () => {
  expect(measures(answer)).toMatchObject({
    "actions-co-funded-across": [1, false],
    "amount-granted-across": [1600, false],
    "days-to-answer-across": [31, false],
  });
  expect(measures({ ...answer, caf: null })).toMatchObject({
    "actions-co-funded-across": [0, true],
    "amount-granted-across": [800, true],
    "requests-awaited-across": [0, true],
  });
});

test("a grant decided after its action was abandoned is named, and in no sum", () => {
  const abandoned = { ...answer, steps: [...answer.steps, { status: "ABANDONED", on: "2019-02-09" }] };
  expect(measures(abandoned)).toMatchObject({
    "amount-granted-across": [0, false],
    "disagreements-across": [2, false],
  });
  expect(disagreementsOf([abandoned as FundedFragment])[0]?.codes).toEqual(["GRANTED_BUT_ACTION_OVER"]);
});

test("where register and funders differ is named, and a silence accuses nobody", () => {
  const codes = (action: object) =>
    disagreementsOf([action as FundedFragment]).map((disagreement) => disagreement.codes);
  expect(codes(answer)).toEqual([]);
  expect(codes({ ...answer, caf: { fundingDecisions: [granted("a", "caf", 1001)] } })).toEqual([
    ["GRANTED_ABOVE_REQUEST"],
  ]);
  const nobody = { ...answer, department: { fundingDecisions: [] }, caf: { fundingDecisions: [] } };
  expect(codes(nobody)).toEqual([["FUNDED_WITHOUT_GRANT"]]);
  expect(codes({ ...nobody, caf: null })).toEqual([]);
});
