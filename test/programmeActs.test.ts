import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { actingOn, refusedWith } from "./acting.ts";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { as } from "./persona.ts";
import { meetingTold, proposal } from "./wholeAction.ts";

let hub: StartedHub;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
}, 240_000);
afterAll(async () => {
  await hub.stop();
});

const { act, done } = actingOn(() => hub, "programme");
const departmental = "steward@department";

describe("the programme and its conventions", () => {
  const convention = {
    id: "demo-convention",
    title: "Convention d'exemple",
    kind: "convention",
    scope: "institutions",
    parties: ["department-meuse", "caf"],
    status: "AWAITING_SIGNATURE",
    start: "2019-01-01",
    end: "2020-12-31",
  };
  const record = (input: object) => act(departmental, "departmentRecordConvention", "ConventionInput", input);

  test("a convention that ends before it starts is refused; one that is real is nobody's to change here", async () => {
    expect(refusedWith(await record({ ...convention, end: "2018-12-31" }))).toEqual([
      "ENDS_BEFORE_START",
      "La convention finirait le 2018-12-31, avant de commencer le 2019-01-01.",
    ]);
    expect(refusedWith(await record({ ...convention, parties: ["nobody"] }))[0]).toBe("UNKNOWN_REFERENCE");
    expect(refusedWith(await record({ ...convention, id: "fapi-2017-2019", expectedVersion: 1 }))[0]).toBe(
      "REAL_ENTRY",
    );
    const none = await ask("{ conventions(origin: DEMONSTRATION) { id } }", {}, hub.url);
    expect(none.data.conventions).toEqual([]);
    expect(refusedWith(await record({ ...convention, status: "IN_FORCE" }))[0]).toBe("PARTIES_SIGN_THEMSELVES");
    expect((await record(convention)).errors).toBeUndefined();
    expect(refusedWith(await record(convention))[0]).toBe("ALREADY_ENTERED");
    expect((await record({ ...convention, expectedSignature: "2018-12", expectedVersion: 1 })).errors).toBeUndefined();
    const { data } = await ask(
      '{ conventions { id } invented: conventions(origin: DEMONSTRATION, on: "2021-06-01") { id status(on: "2021-06-01") versions { version } } partnership { measures { id value } } }',
      {},
      hub.url,
    );
    expect(data.conventions).toHaveLength(24);
    expect(data.invented).toEqual([
      { id: "demo-convention", status: "EXPIRED", versions: [{ version: 1 }, { version: 2 }] },
    ]);
  });

  test("each year's review is entered, changed from the version read, and its history kept", async () => {
    const review = { year: 2019, heldOn: "2019-12-12", review: "Douze actions.", adjustments: ["Mobilité"] };
    const say = (input: object) => act(departmental, "departmentReviewSubProgramme", "SubProgrammeReviewInput", input);
    expect(refusedWith(await say({ ...review, year: 2030 }))[0]).toBe("OUTSIDE_THE_PACT");
    expect((await say(review)).errors).toBeUndefined();
    expect(refusedWith(await say(review))[0]).toBe("ALREADY_ENTERED");
    expect((await say({ ...review, adjustments: [], expectedVersion: 1 })).errors).toBeUndefined();
    const { data } = await ask(
      "{ subProgrammes { year reviews(origin: DEMONSTRATION) { review adjustments record { version } } real: reviews { id } } }",
      {},
      hub.url,
    );
    const of2019 = data.subProgrammes.find(({ year }: { year: number }) => year === 2019);
    expect(of2019).toEqual({
      year: 2019,
      reviews: [{ review: "Douze actions.", adjustments: [], record: { version: 2 } }],
      real: [],
    });
  });

  test("of stewards who change the same version at the same instant, one is done and each other is told", async () => {
    const review = { year: 2018, heldOn: "2018-12-12", review: "Dit.", adjustments: [] };
    const say = (input: object) => act(departmental, "departmentReviewSubProgramme", "SubProgrammeReviewInput", input);
    expect((await say(review)).errors).toBeUndefined();
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, at) => say({ ...review, review: `Dit ${at}.`, expectedVersion: 1 })),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const codes = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions?.code));
    expect(codes).toEqual(Array(4).fill("VERSION_CONFLICT"));
  });

  test("a working group is called together, meets, changes its members and is closed; none closes before it opens", async () => {
    const group = {
      committee: "technical-committee",
      theme: "Mobilité",
      institutions: ["caf", "department-meuse"],
      experts: ["Association d'exemple"],
      openedOn: "2019-02-01",
    };
    const say = (input: object) => act(departmental, "departmentRecordWorkingGroup", "WorkingGroupInput", input);
    expect(refusedWith(await say({ ...group, committee: "nowhere" }))[0]).toBe("UNKNOWN_REFERENCE");
    expect(refusedWith(await say({ ...group, institutions: ["nobody"] }))[0]).toBe("UNKNOWN_REFERENCE");
    expect(refusedWith(await say({ ...group, institutions: ["caf", "caf"] }))[0]).toBe("ALREADY_ENTERED");
    expect(refusedWith(await say({ ...group, closedOn: "2019-01-31" }))[0]).toBe("DAYS_REVERSED");
    expect(refusedWith(await say({ ...group, id: "group-none" }))[0]).toBe("UNKNOWN_REFERENCE");
    const { id } = await done(departmental, "departmentRecordWorkingGroup", "WorkingGroupInput", group);
    const meeting = {
      committee: "technical-committee",
      workingGroup: id,
      heldOn: "2019-03-01",
      agenda: ["Navettes"],
      attendance: [{ institution: "caf", presence: "PRESENT" }],
    };
    expect((await act(departmental, "departmentRecordMeeting", "MeetingInput", meeting)).errors).toBeUndefined();
    const closed = { ...group, id, experts: [], closedOn: "2019-06-30" };
    expect(refusedWith(await say({ ...closed, expectedVersion: 7 }))[0]).toBe("VERSION_CONFLICT");
    expect((await say({ ...closed, expectedVersion: 1 })).errors).toBeUndefined();
    const { data } = await ask(
      "{ committees { id groups(origin: DEMONSTRATION) { id theme experts closedOn record { version } } } }",
      {},
      hub.url,
    );
    const found = data.committees
      .flatMap(({ groups }: { groups: readonly { id: string }[] }) => groups)
      .filter((one: { id: string }) => one.id === id);
    expect(found).toEqual([{ id, theme: "Mobilité", experts: [], closedOn: "2019-06-30", record: { version: 2 } }]);
  });
});

describe("the committees' work", () => {
  test("a working group that names who or what does not exist, or ends before it starts, is refused, and none is entered", async () => {
    const all = async () =>
      (await ask("{ committees { groups(origin: DEMONSTRATION) { id record { version } } } }", {}, hub.url)).data;
    const group = { committee: "technical-committee", theme: "Mobilité", institutions: ["caf"] };
    const before = await all();
    for (const [more, code, persona] of [
      [{}, "NOT_A_STEWARD", "steward@caf"],
      [{ committee: "nowhere" }, "UNKNOWN_REFERENCE"],
      [{ institutions: ["nobody"] }, "UNKNOWN_REFERENCE"],
      [{ institutions: ["caf", "caf"] }, "ALREADY_ENTERED"],
      [{ theme: " " }, "INVALID_TEXT"],
      [{ openedOn: "2019-02-01", closedOn: "2018-12-31" }, "DAYS_REVERSED"],
      [{ id: "group-unknown", expectedVersion: 1 }, "UNKNOWN_REFERENCE"],
    ] as const) {
      const input = { ...group, ...more };
      const answer = await act(persona ?? departmental, "departmentRecordWorkingGroup", "WorkingGroupInput", input);
      expect(refusedWith(answer)[0]).toBe(code);
    }
    expect(await all()).toEqual(before);
  });

  test("a meeting called with its agenda is completed once held; refused seats and votes leave it as it was", async () => {
    const meetings = async () => {
      const query =
        "{ meetings(origin: DEMONSTRATION) { id agenda guests decisions votes { voice } attendance { presence } record { version } } }";
      return (await ask(query, {}, hub.url)).data.meetings;
    };
    const say = (input: object) => act(departmental, "departmentRecordMeeting", "MeetingInput", input);
    const held = { ...meetingTold(""), progressOf: [] };
    const called = { committee: held.committee, heldOn: held.heldOn, agenda: held.agenda, attendance: [] };
    const { id } = await done(departmental, "departmentRecordMeeting", "MeetingInput", called);
    const before = await meetings();
    const stranger = { institution: "mission-locale-nord", presence: "PRESENT" };
    for (const [input, code] of [
      [{ ...held, meeting: id }, "ALREADY_ENTERED"],
      [{ ...held, meeting: "meeting-unknown", expectedVersion: 1 }, "UNKNOWN_REFERENCE"],
      [{ ...held, meeting: id, expectedVersion: 1, attendance: [...held.attendance, stranger] }, "NOT_A_MEMBER"],
      [
        { ...held, meeting: id, expectedVersion: 1, votes: [{ ...held.votes[0], institution: stranger.institution }] },
        "NOT_A_MEMBER",
      ],
    ] as const)
      expect(refusedWith(await say(input))[0]).toBe(code);
    expect(await meetings()).toEqual(before);
    await done(departmental, "departmentRecordMeeting", "MeetingInput", { ...held, meeting: id, expectedVersion: 1 });
    const now = (await meetings()).filter((one: { id: string }) => one.id === id);
    expect(now).toEqual([
      expect.objectContaining({ id, guests: held.guests, votes: [{ voice: "FOR" }], record: { version: 2 } }),
    ]);
  });
});

describe("a funder's decision and the request it cites", () => {
  const cited = "request budgetYear cites { department { standing request { amount funder { id } } } }";
  const decisions = async (field: string) => {
    const reader = await as("steering@department", hub);
    const query = `{ ${field}FundingDecisions(origin: DEMONSTRATION) { ${cited} } }`;
    const { data, errors } = await ask(query, {}, hub.url, reader);
    expect(errors).toBeUndefined();
    return data[`${field}FundingDecisions`].map(
      ({ request, cites }: { request: string; cites: { department: { standing: string } } }) => [
        request,
        cites.department.standing,
      ],
    );
  };

  test("stands as its funder says it; beside it, the register of requests says whether it holds what is cited", async () => {
    const { id: action } = await done(departmental, "departmentProposeAction", "ActionProposalInput", proposal);
    const request = { action, funder: "caf", budgetYear: 2019, amount: 5000, submittedOn: "2019-01-25", criteria: "x" };
    const { id } = await done(departmental, "departmentSubmitFundingRequest", "FundingRequestInput", request);
    const said = { action, budgetYear: 2019, status: "GRANTED", amount: 100, decidedOn: "2019-03-01" };
    const decide = (persona: string, mutation: string, more: object) =>
      done(persona, mutation, "FundingDecisionInput", { ...said, ...more });
    await decide("steward@caf", "cafDecideFunding", { request: id });
    await decide("steward@caf", "cafDecideFunding", { request: id, budgetYear: 2020 });
    await decide("steward@caf", "cafDecideFunding", { request: "request-unheard-of" });
    await decide("steward@pole-emploi", "poleEmploiDecideFunding", { request: id });
    expect(await decisions("caf")).toEqual([
      [id, "ON_REGISTER"],
      [id, "OTHER_YEAR"],
      ["request-unheard-of", "UNKNOWN"],
    ]);
    expect(await decisions("poleEmploi")).toEqual([[id, "OTHER_FUNDER"]]);
    // From the action too, and the request that is on the register comes with it.
    const query = `query ($id: ID!) { action(id: $id) { caf { fundingDecisions { ${cited} } } } }`;
    const { data } = await ask(query, { id: action }, hub.url, await as("steering@department", hub));
    const requests = data.action.caf.fundingDecisions.map(
      (one: { cites: { department: { request: object } } }) => one.cites.department.request,
    );
    const onRegister = { amount: 5000, funder: { id: "caf" } };
    expect(requests).toEqual([onRegister, onRegister, null]);
  });

  test("is refused in another's name, for another's request at the Department, and a second time: nothing is changed", async () => {
    const { data } = await ask("{ cafFundingDecisions(origin: DEMONSTRATION) { request } }", {}, hub.url);
    const [{ request }] = data.cafFundingDecisions;
    const again = { request, action: "any", budgetYear: 2019, status: "GRANTED", amount: 1, decidedOn: "2019-04-01" };
    const before = await decisions("caf");
    for (const [persona, mutation] of [
      [departmental, "cafDecideFunding"],
      ["steward@siae", "cafDecideFunding"],
      ["analyst@caf", "cafDecideFunding"],
      ["steward@caf", "departmentDecideFunding"],
    ] as const)
      expect(refusedWith(await act(persona, mutation, "FundingDecisionInput", again))[0]).toBe("NOT_A_STEWARD");
    expect(refusedWith(await act(departmental, "departmentDecideFunding", "FundingDecisionInput", again))[0]).toBe(
      "UNKNOWN_REFERENCE",
    );
    expect([await decisions("caf"), await decisions("department")]).toEqual([before, []]);
  });
});

test("an answer that waits is replaced from the version its steward read, and from no other", async () => {
  const answer = { request: "request-elsewhere", action: "action-elsewhere", budgetYear: 2020, status: "PENDING" };
  const say = (input: object) => act("steward@caf", "cafDecideFunding", "FundingDecisionInput", input);
  expect((await say(answer)).errors).toBeUndefined();
  const granted = { ...answer, status: "GRANTED", amount: 1000, decidedOn: "2020-03-01" };
  expect(refusedWith(await say({ ...granted, expectedVersion: 7 }))[0]).toBe("VERSION_CONFLICT");
  expect((await say({ ...granted, expectedVersion: 1 })).errors).toBeUndefined();
});
