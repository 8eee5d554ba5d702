import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { actingOn, refusedWith } from "./acting.ts";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { meetingTold, proposal } from "./wholeAction.ts";

let hub: StartedHub;
const { act, done } = actingOn(() => hub, "corrections");
const departmental = "steward@department";
/** The action of this circuit, and an instant when it was proposed and nothing else had been said. */
let id: string;
let atFirst: string;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
  ({ id } = await done(departmental, "departmentProposeAction", "ActionProposalInput", proposal));
  atFirst = (await told("versions { recordedAt }")).versions[0].recordedAt;
}, 240_000);
afterAll(() => hub.stop());

async function told(fields: string, headers: Readonly<Record<string, string>> = {}) {
  const query = `query ($id: ID!) { action(id: $id) { ${fields} } }`;
  const { data, errors } = await ask(query, { id }, hub.url, headers);
  expect(errors).toBeUndefined();
  return data.action;
}

const byVersion = (last: number) =>
  Array.from({ length: last }, (_, at) => ({ version: at + 1, recordedBy: "intendant department-meuse" }));

describe("what the Department's registers said", () => {
  test("of a request is changed or withdrawn while nobody has decided; each version and the reason stay", async () => {
    const request = {
      action: id,
      funder: "msa",
      budgetYear: 2019,
      amount: 900,
      submittedOn: "2019-01-26",
      criteria: "x",
    };
    const submit = (more: object) =>
      act(departmental, "departmentSubmitFundingRequest", "FundingRequestInput", { ...request, ...more });
    const { id: toMsa } = await done(departmental, "departmentSubmitFundingRequest", "FundingRequestInput", request);
    for (const [more, code] of [
      [{}, "ALREADY_REQUESTED"],
      [{ request: toMsa, amount: 700 }, "ALREADY_ENTERED"],
      [{ request: toMsa, expectedVersion: 7 }, "VERSION_CONFLICT"],
      [{ request: "request-none", expectedVersion: 1 }, "UNKNOWN_REFERENCE"],
      [{ request: toMsa, expectedVersion: 1, budgetYear: 2020 }, "REQUEST_ADDRESSED"],
    ] as const)
      expect(refusedWith(await submit(more))[0]).toBe(code);
    expect((await submit({ request: toMsa, expectedVersion: 1, amount: 700 })).errors).toBeUndefined();

    const leaving = { request: toMsa, action: id, on: "2019-02-01", reason: "Le projet se passe de ce poste." };
    const withdraw = (expectedVersion: number, persona = departmental) =>
      act(persona, "departmentWithdrawFundingRequest", "FundingWithdrawalInput", { ...leaving, expectedVersion });
    expect(refusedWith(await withdraw(1))[0]).toBe("VERSION_CONFLICT");
    expect(refusedWith(await withdraw(2, "steward@caf"))[0]).toBe("NOT_A_STEWARD");
    expect((await withdraw(2)).errors).toBeUndefined();
    expect(refusedWith(await withdraw(3))).toEqual([
      "REQUEST_WITHDRAWN",
      `La demande « ${toMsa} » a été retirée le 2019-02-01 : elle n'attend plus rien.`,
    ]);
    const decision = {
      request: toMsa,
      action: id,
      budgetYear: 2019,
      status: "GRANTED",
      amount: 1,
      decidedOn: "2019-03-01",
    };
    const declared = await act(departmental, "departmentDeclareFundingDecision", "FundingDecisionInput", decision);
    expect(refusedWith(declared)[0]).toBe("REQUEST_WITHDRAWN");
    const { fundingRequests } = await told(
      "fundingRequests { id amount withdrawnOn withdrawalReason versions { version recordedBy } }",
    );
    expect(fundingRequests).toEqual([
      {
        id: toMsa,
        amount: 700,
        withdrawnOn: leaving.on,
        withdrawalReason: leaving.reason,
        versions: byVersion(3),
      },
    ]);
  });

  test("in a note is corrected by version; once it is answered, from whom to whom stays", async () => {
    const note = {
      from: "technical-committee",
      to: "steering-committee",
      subject: "Saisine",
      text: "x",
      sentOn: "2019-02-20",
      actions: [id],
    };
    const { id: passed } = await done(departmental, "departmentPassNote", "NoteInput", note);
    const correct = (more: object) =>
      act(departmental, "departmentPassNote", "NoteInput", { ...note, note: passed, ...more });
    expect(refusedWith(await correct({}))[0]).toBe("ALREADY_ENTERED");
    expect(refusedWith(await correct({ note: "note-none", expectedVersion: 1 }))[0]).toBe("UNKNOWN_REFERENCE");
    expect((await correct({ text: "y", expectedVersion: 1 })).errors).toBeUndefined();
    const answer = { ...note, from: note.to, to: note.from, answers: passed, sentOn: "2019-02-22" };
    await done(departmental, "departmentPassNote", "NoteInput", answer);
    const elsewhere = { from: "territorial-committees", to: "technical-committee", expectedVersion: 2 };
    expect(refusedWith(await correct(elsewhere))[0]).toBe("NOTE_ANSWERED");
    expect(refusedWith(await correct({ sentOn: "2019-03-01", expectedVersion: 2 }))[0]).toBe("DAYS_REVERSED");
    const query = "{ notes(origin: DEMONSTRATION) { id text versions { version recordedBy } } }";
    const { data } = await ask(query, {}, hub.url);
    expect(data.notes[0]).toEqual({ id: passed, text: "y", versions: byVersion(2) });
  });

  test("of an action is measured, dated and explained: delays, blockages, money, and never who took part", async () => {
    await done(departmental, "departmentChangeActionStatus", "ActionStatusInput", {
      action: id,
      status: "RUNNING",
      on: "2019-04-01",
      expectedVersion: 1,
    });
    await done(departmental, "departmentRecordMeeting", "MeetingInput", meetingTold(id));
    const { indicators } = await told(
      'indicators(on: "2020-01-31") { id criterion value unit explanation on demonstration }',
    );
    const values = Object.fromEntries(indicators.map((one: { id: string; value: number }) => [one.id, one.value]));
    expect(values).toMatchObject({
      "recommendations-served": 1,
      "reports-to-committees": 1,
      "days-to-start": 81,
      "days-blocked": 0,
      participants: null,
      "amount-requested": 0,
      "amount-granted-known": null,
    });
    expect(new Set(indicators.map((one: { criterion: string }) => one.criterion)).size).toBe(3);
    for (const { explanation, on, demonstration } of indicators)
      expect([explanation.length > 20, on, demonstration]).toEqual([true, "2020-01-31", true]);
  });

  test("can be read as it was: meetings, notes, groups, decisions, and what the partnership is measured by", async () => {
    const group = {
      committee: "technical-committee",
      theme: "Mobilité",
      institutions: ["caf"],
      openedOn: "2019-02-20",
    };
    await done(departmental, "departmentRecordWorkingGroup", "WorkingGroupInput", group);
    const request = {
      action: id,
      funder: "caf",
      budgetYear: 2019,
      amount: 5,
      submittedOn: "2019-01-26",
      criteria: "x",
    };
    const { id: toCaf } = await done(departmental, "departmentSubmitFundingRequest", "FundingRequestInput", request);
    const decision = { request: toCaf, action: id, budgetYear: 2019, status: "GRANTED", amount: 5 };
    await done("steward@caf", "cafDecideFunding", "FundingDecisionInput", { ...decision, decidedOn: "2019-03-20" });
    const lists = async (headers: Readonly<Record<string, string>>) => {
      const query = `{ meetings(origin: DEMONSTRATION) { id } notes(origin: DEMONSTRATION) { id }
        committees { groups(origin: DEMONSTRATION) { id } } cafFundingDecisions(origin: DEMONSTRATION) { id }
        partnership(origin: DEMONSTRATION) { measures { id value } participation { called } } }`;
      const { data, errors } = await ask(query, {}, hub.url, headers);
      expect(errors).toBeUndefined();
      const { meetings, notes, committees, cafFundingDecisions, partnership } = data;
      const groups = committees.flatMap((one: { groups: unknown[] }) => one.groups);
      const [held] = partnership.measures.filter((one: { id: string }) => one.id === "meetings-held");
      const { participation } = partnership;
      return [...[meetings, notes, groups, cafFundingDecisions, participation].map((list) => list.length), held.value];
    };
    expect(await lists({ "hub-as-of": atFirst })).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await lists({})).toEqual([1, 2, 1, 1, 3, 1]);
    expect((await told("status", { "hub-as-of": atFirst })).status).toBe("PROPOSED");
  });
});
