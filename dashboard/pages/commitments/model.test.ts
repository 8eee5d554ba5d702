import { expect, test } from "vitest";
import type { CommitmentsQuery } from "../../hub/operations.ts";
import { lastDayAfter, promisesOf, reportedOf } from "./model.ts";

const means = (id: string, start: string | null, end: string | null, durationYears: number | null) => ({
  id,
  title: id,
  start,
  end,
  durationYears,
  blocks: [{ id: "b", line: 196, text: id }],
});
const answer = {
  pact: {
    start: "2017-01-01",
    end: "2021-12-31",
    commitments: {
      common: [{ fr: "ensemble", blocks: [] }],
      pilot: { fr: "pilote", blocks: [] },
      means: [
        means("doctoral-researcher", "2017-08-01", null, 3),
        means("esf-global-grant-2017-2020", "2017-01-01", "2020-12-31", null),
        means("dedicated-budget-envelope", null, null, null),
      ],
      region: { commitments: [{ id: "training", fr: "former", blocks: [] }] },
    },
  },
  esfOperations: [
    { amount: 100, start: "2014-01-01", end: "2016-12-31" },
    { amount: 200, start: "2016-06-01", end: "2017-05-31" },
    { amount: 300, start: "2020-12-31", end: "2021-12-31" },
    { amount: 400, start: "2021-01-01", end: "2021-12-31" },
  ],
  territory: { department: { insertionSpending: [] } },
} as unknown as CommitmentsQuery;

test("a promise of three years from the first of August 2017 ends the last of July 2020", () => {
  expect(lastDayAfter("2017-08-01", 3)).toBe("2020-07-31");
  expect(lastDayAfter("2017-01-01", 1)).toBe("2017-12-31");
});

test("a promise without its own day ends with the Pact, and its line says that the text says none", () => {
  const promises = new Map(promisesOf(answer, "2020-01-01").map((promise) => [promise.id, promise]));
  expect(promises.get("training")).toMatchObject({ who: "Région Grand Est", until: "2021-12-31", isUntilSaid: false });
  expect(promises.get("doctoral-researcher")).toMatchObject({
    until: "2020-07-31",
    isUntilSaid: true,
    standing: "running",
  });
});

test("a promise whose day is past is over, never broken; one that open data show is traced, with its figures", () => {
  const standingById = (day: string) => promisesOf(answer, day).map(({ id, standing }) => [id, standing]);
  expect(Object.fromEntries(standingById("2022-01-01"))).toMatchObject({
    "doctoral-researcher": "over",
    training: "over",
    "esf-global-grant-2017-2020": "traced",
    "dedicated-budget-envelope": "over",
  });
  expect(Object.fromEntries(standingById("2021-12-31"))).toMatchObject({ training: "running" });
  const trace = promisesOf(answer, "2022-01-01").find(({ id }) => id.startsWith("esf"))?.trace;
  expect(trace).toContain("2 opérations FSE");
  expect(trace).toContain("500 €");
});

test("who reported on a promise is read from its own institution, and a silent one leaves the sum partial", () => {
  const report = {
    id: "r",
    commitment: "pilot",
    promisor: "department-meuse",
    state: "HELD",
    on: "2018-12-31",
  } as const;
  const answered = {
    ...answer,
    commitments: [
      { id: "pilot", pact: "p", text: "piloter", promisors: ["department-meuse"] },
      { id: "common-1", pact: "p", text: "ensemble", promisors: ["department-meuse", "caf"] },
    ],
    departmentCommitmentReports: [{ ...report, proof: "bilan", declared: false }],
    cafCommitmentReports: [],
  } as unknown as CommitmentsQuery;
  expect(reportedOf(answered, "2020-01-01")).toMatchObject({ held: 1, unreported: 2, isPartial: false });
  const partial = reportedOf({ ...answered, cafCommitmentReports: null }, "2020-01-01");
  expect(partial).toMatchObject({ held: 1, unreported: 1, unknown: 1, isPartial: true });
  // The page's promises and the register's commitments are the same, by the same identifiers.
  const ids = promisesOf(answered, "2020-01-01").map(({ id }) => id);
  for (const { commitment } of partial.promises) expect(ids).toContain(commitment);
});

test("nothing is told of a Pact that nobody gave", () => {
  expect(promisesOf({ ...answer, pact: null }, "2022-01-01")).toEqual([]);
});
