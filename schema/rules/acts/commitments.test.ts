import { describe, expect, test } from "vitest";
import { type ReportDraft, reported } from "./commitments.ts";
import { said } from "./testbed.ts";

const among = {
  commitments: [
    { id: "rsa-secretariat", pact: "p", text: "4 ETP", promisors: ["department-meuse"] },
    { id: "common-1", pact: "p", text: "Ensemble", promisors: ["department-meuse", "caf", "msa"] },
  ],
  pacts: [{ id: "p", start: "2017-01-01", years: [2017, 2018, 2019, 2020, 2021] }],
  today: "2022-06-01",
};
const draft: ReportDraft = {
  commitment: "common-1",
  promisor: "caf",
  state: "HELD",
  on: "2019-12-31",
  proof: "Bilan de 2019",
};
const judging = (changes: Partial<ReportDraft>, declared = false) =>
  reported({ ...draft, ...changes }, among, declared);

describe("a promisor's own word on what it promised", () => {
  test("is one a year, so that what is said again is the next version of the same", () => {
    const first = said(judging({}));
    expect(first).toMatchObject({ id: "report:common-1:caf:2019", state: "HELD", declared: false });
    expect(said(judging({ on: "2019-03-01", state: "PARTLY" }))).toMatchObject({ id: "report:common-1:caf:2019" });
    expect(said(judging({ on: "2020-01-01" }))).toMatchObject({ id: "report:common-1:caf:2020" });
    expect(said(judging({ promisor: "msa" }, true))).toMatchObject({ id: "report:common-1:msa:2019", declared: true });
  });

  test.each([
    ["what another promised", { commitment: "rsa-secretariat" }, "NOT_THE_PROMISOR"],
    ["what it promised, in the name of who did not", { promisor: "epci:200033025" }, "NOT_THE_PROMISOR"],
    ["what nobody promised", { commitment: "common-9000" }, "UNKNOWN_REFERENCE"],
    ["a day to come", { on: "2022-06-02" }, "DAY_TO_COME"],
    ["a day before its Pact", { on: "2016-12-31" }, "OUTSIDE_THE_PACT"],
    ["without what shows it", { proof: "  " }, "INVALID_TEXT"],
    ["with more words than are read", { proof: "a".repeat(4001) }, "INVALID_TEXT"],
  ])("is refused of %s", (_, changes, code) => {
    expect(said(judging(changes))).toBe(code);
  });

  test("holds on the first day of its Pact, on the day it is said, and once the Pact is over", () => {
    for (const on of ["2017-01-01", "2022-01-01", among.today]) expect(said(judging({ on }))).toMatchObject({ on });
  });

  test("on a commitment that is not known tells the nearest one, and who is no promisor, who is", () => {
    expect(judging({ commitment: "rsa-secretariate" })).toMatchObject({
      refusal: { what: "COMMITMENT", hint: { nearest: "rsa-secretariat" } },
    });
    expect(judging({ commitment: "rsa-secretariat" })).toMatchObject({ refusal: { promisors: ["department-meuse"] } });
  });
});
