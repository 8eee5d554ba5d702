import { expect, test } from "vitest";
import type { DecideQuery } from "../../hub/operations.ts";
import { agendaOf, carriedBy, changesOf, isOverdue, lastMeeting, pendingOf } from "./model.ts";

const request = (
  id: string,
  submittedOn: string,
  answerExpectedBy: string | null,
  withdrawnOn: string | null = null,
) => ({
  id,
  amount: 100,
  budgetYear: 2021,
  submittedOn,
  answerExpectedBy,
  withdrawnOn,
  funder: { id: "state", name: "L'Etat" },
});
const action = (
  id: string,
  status: string,
  codes: readonly string[],
  fundingRequests: readonly unknown[] = [],
  decided: readonly unknown[] = [],
) => ({
  id,
  title: id,
  status,
  recommendations: codes.map((code) => ({ code })),
  fundingRequests,
  department: { fundingDecisions: decided },
});
const data = {
  actions: [
    action("a", "RUNNING", ["1.1"], [request("r2", "2021-02-01", "2021-05-01"), request("r1", "2021-01-01", null)]),
    action(
      "b",
      "FINISHED",
      ["1.2"],
      [request("r3", "2021-01-02", "2021-03-01")],
      [{ request: "r3", status: "GRANTED", amount: 50, decidedOn: "2021-04-01", declared: true }],
    ),
    action("c", "RUNNING", ["1.1"], [request("r4", "2020-01-01", "2020-02-01", "2020-03-01")]),
  ],
  axes: [{ number: 1, title: "Axe", recommendations: ["1.1", "1.2", "1.3"].map((code) => ({ code, title: code })) }],
  blockingPoints: [
    { id: "p1", title: "p1", openedOn: "2021-01-10", solvedOn: null, referrals: [] },
    {
      id: "p2",
      title: "p2",
      openedOn: "2020-01-10",
      solvedOn: null,
      referrals: [{ on: "2020-02-01", committee: null }],
    },
    { id: "p3", title: "p3", openedOn: "2020-01-10", solvedOn: "2021-05-05", referrals: [] },
  ],
  conventions: [
    { id: "k1", title: "k1", end: "2021-09", state: { status: "IN_FORCE" } },
    { id: "k2", title: "k2", end: "2021-04-30", state: { status: "EXPIRED" } },
    { id: "k3", title: "k3", end: "2023", state: { status: "IN_FORCE" } },
    { id: "k4", title: "k4", end: null, state: { status: "IN_FORCE" } },
  ],
  meetings: [
    {
      id: "m1",
      heldOn: "2021-03-31",
      decisions: [],
      committee: { title: "pilotage", level: "DEPARTMENTAL" },
      territory: null,
    },
    {
      id: "m2",
      heldOn: "2021-05-20",
      decisions: [],
      committee: { title: "CTIE", level: "TERRITORIAL" },
      territory: null,
    },
    {
      id: "m3",
      heldOn: "2021-07-01",
      decisions: [],
      committee: { title: "pilotage", level: "DEPARTMENTAL" },
      territory: null,
    },
  ],
  department: { id: "department", datasets: [] },
  caf: {
    id: "caf",
    datasets: [
      {
        id: "rsa",
        title: "RSA",
        releases: [
          { period: "2020-12", publishedAt: "2021-05-01T10:00:00Z" },
          { period: "2019-12", publishedAt: "2021-03-31T10:00:00Z" },
        ],
      },
    ],
  },
  poleEmploi: null,
  siae: null,
} as unknown as DecideQuery;
const day = "2021-06-01";

test("requests without an answer come oldest first; one that was answered or taken back waits for nothing", () => {
  const pending = pendingOf(data.actions ?? []);
  expect(pending.map(({ id, answerExpectedBy }) => [id, answerExpectedBy])).toEqual([
    ["r1", null],
    ["r2", "2021-05-01"],
  ]);
  expect(pending.map((pendingRequest) => isOverdue(pendingRequest, day))).toEqual([false, true]);
});

test("the next meeting is told what is late, what nobody was brought, what ends soon and what has no action", () => {
  const { overdue, unreferred, ending, uncarried } = agendaOf(data, day);
  expect(overdue.map(({ id }) => id)).toEqual(["r2"]);
  expect(unreferred.map(({ id }) => id)).toEqual(["p1"]);
  expect(ending.map(({ id }) => id)).toEqual(["k1"]);
  expect(uncarried.map(({ code }) => code)).toEqual(["1.3"]);
});

test("a recommendation whose actions are over has none under way", () => {
  expect(carriedBy(data.axes ?? [], data.actions ?? [])[0]?.map(({ actions, current }) => [actions, current])).toEqual([
    [2, 2],
    [1, 0],
    [0, 0],
  ]);
});

test("since a meeting: that day's own is not new, the day of reading is, and a month stands for its last day", () => {
  const last = lastMeeting(data.meetings ?? [], day);
  expect(last?.id).toBe("m1");
  const { releases, decisions, opened, solved, ended, meetings } = changesOf(data, last?.heldOn ?? "", day);
  expect(releases).toEqual([{ dataset: "RSA", institution: "caf", periods: ["2020-12"] }]);
  expect(decisions.map(({ id }) => id)).toEqual(["r3"]);
  expect([opened, solved].map((points) => points.map(({ id }) => id))).toEqual([[], ["p3"]]);
  expect(ended.map(({ id }) => id)).toEqual(["k2"]);
  expect(meetings.map(({ id }) => id)).toEqual(["m2"]);
});
