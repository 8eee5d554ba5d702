import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { actingOn, refusedWith } from "./acting.ts";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { as } from "./persona.ts";
import { meetingTold, proposal, wholeAction } from "./wholeAction.ts";

let hub: StartedHub;
const { act, done } = actingOn(() => hub, "circuit");
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
}, 240_000);
afterAll(async () => {
  await hub.stop();
});

const departmental = "steward@department";
const actionNow = async (id: string, headers: Readonly<Record<string, string>> = {}) => {
  const { data, errors } = await ask(wholeAction, { id }, hub.url, {
    ...(await as("steering@department", hub)),
    ...headers,
  });
  expect(errors).toBeUndefined();
  return data.action;
};

describe("an action of the Pact, from its proposal to its evaluation", () => {
  let id: string;
  let toCaf: string;
  let toPoleEmploi: string;
  let point: string;
  const status = (to: string, on: string, expectedVersion: number, evaluation?: object) =>
    act(departmental, "departmentChangeActionStatus", "ActionStatusInput", {
      action: id,
      status: to,
      on,
      expectedVersion,
      evaluation,
    });
  const decision = (request: string, more: object = {}) => ({
    request,
    action: id,
    budgetYear: 2019,
    status: "GRANTED",
    amount: 4000,
    decidedOn: "2019-03-20",
    ...more,
  });

  test("is proposed by the Department's stewards, and by nobody else's", async () => {
    for (const persona of ["steward@caf", "analyst@department"]) {
      const [code] = refusedWith(await act(persona, "departmentProposeAction", "ActionProposalInput", proposal));
      expect(code).toBe("NOT_A_STEWARD");
    }
    const unknown = { ...proposal, recommendations: ["9.9"] };
    expect(refusedWith(await act(departmental, "departmentProposeAction", "ActionProposalInput", unknown))).toEqual([
      "UNKNOWN_REFERENCE",
      "La préconisation « 9.9 » n'est pas au registre. Vouliez-vous dire « 1.9 » ?",
    ]);
    const { data } = await ask("{ actions(origin: DEMONSTRATION) { id } }", {}, hub.url);
    expect(data.actions).toEqual([]);
    ({ id } = await done(departmental, "departmentProposeAction", "ActionProposalInput", proposal));
    expect(await actionNow(id)).toMatchObject({
      status: "PROPOSED",
      record: { version: 1, demonstration: true, recordedBy: "intendant department-meuse" },
    });
  });

  test("seeks funds from two sovereign funders; what another has changed meanwhile is not overwritten", async () => {
    expect((await status("SEEKING_FUNDS", "2019-01-20", 1)).errors).toBeUndefined();
    expect(refusedWith(await status("ABANDONED", "2019-01-21", 1))[0]).toBe("VERSION_CONFLICT");
    const submit = async (funder: string) => {
      const request = { action: id, funder, budgetYear: 2019, amount: 5000, submittedOn: "2019-01-25", criteria: "x" };
      return done(departmental, "departmentSubmitFundingRequest", "FundingRequestInput", request);
    };
    toCaf = (await submit("caf")).id;
    toPoleEmploi = (await submit("pole-emploi")).id;
    expect((await actionNow(id)).fundingRequests).toHaveLength(2);
  });

  test("meets a blocking point that both committees are seized of", async () => {
    ({ id: point } = await done(departmental, "departmentOpenBlockingPoint", "BlockingPointInput", {
      action: id,
      title: "Un financement manque",
      missing: "FUNDING",
      funder: "pole-emploi",
      openedOn: "2019-02-10",
      expectedVersion: 2,
    }));
    const { status: now, blockingPoints } = await actionNow(id);
    expect(now).toBe("BLOCKED");
    expect(blockingPoints[0].referrals.map(({ committee }: { committee: { id: string } }) => committee.id)).toEqual([
      "technical-committee",
      "steering-committee",
    ]);
    expect(refusedWith(await status("RUNNING", "2019-02-11", 3))[0]).toBe("BLOCKING_POINT_NEEDED");
    const { data } = await ask(
      '{ blockingPoints(origin: DEMONSTRATION, committee: "steering-committee") { id } }',
      {},
      hub.url,
    );
    expect(data.blockingPoints).toEqual([{ id: point }]);
  });

  test("is carried to a committee: members sit and vote, guests are welcome, a non-member's seat or vote is refused", async () => {
    const meeting = meetingTold(id);
    const stranger = { institution: "mission-locale-nord", presence: "PRESENT" };
    const [code, message] = refusedWith(
      await act(departmental, "departmentRecordMeeting", "MeetingInput", {
        ...meeting,
        attendance: [...meeting.attendance, stranger],
      }),
    );
    expect([code, message]).toEqual(["NOT_A_MEMBER", expect.stringContaining("parmi les invités")]);
    const vote = { institution: "mission-locale-nord", decision: 1, voice: "FOR" };
    const voting = { ...meeting, votes: [vote] };
    expect(refusedWith(await act(departmental, "departmentRecordMeeting", "MeetingInput", voting))[0]).toBe(
      "NOT_A_MEMBER",
    );
    await done(departmental, "departmentRecordMeeting", "MeetingInput", meeting);
    const { reportedTo } = await actionNow(id);
    expect(reportedTo).toEqual([
      {
        committee: { id: "steering-committee" },
        attendance: [{ presence: "PRESENT" }, { presence: "PRESENT" }, { presence: "PRESENT" }],
        guests: ["Mission locale du nord meusien"],
        votes: [{ decision: 1, voice: "FOR", institution: { id: "caf" } }],
      },
    ]);
    const note = {
      from: "technical-committee",
      to: "steering-committee",
      subject: "Saisine",
      text: "x",
      actions: [id],
    };
    await done(departmental, "departmentPassNote", "NoteInput", note);
    await done(departmental, "departmentNegotiateBlockingPoint", "NegotiationInput", {
      blockingPoint: point,
      what: "Les financeurs sont réunis.",
      on: "2019-03-01",
      expectedVersion: 1,
    });
  });

  test("is funded by each funder's own stewards, once, and by no one in their place", async () => {
    for (const persona of [departmental, "steward@pole-emploi"]) {
      const answer = await act(persona, "cafDecideFunding", "FundingDecisionInput", decision(toCaf));
      expect(refusedWith(answer)[0]).toBe("NOT_A_STEWARD");
    }
    const declared = await act(
      departmental,
      "departmentDeclareFundingDecision",
      "FundingDecisionInput",
      decision(toCaf),
    );
    expect(refusedWith(declared)[0]).toBe("FUNDER_DECIDES_ITSELF");
    expect((await actionNow(id)).caf.fundingDecisions).toEqual([]);

    const keyed = { ...decision(toCaf), key: "the-caf-decides" };
    const first = await done("steward@caf", "cafDecideFunding", "FundingDecisionInput", keyed);
    expect(await done("steward@caf", "cafDecideFunding", "FundingDecisionInput", keyed)).toEqual(first);
    const other = { ...keyed, amount: 9000 };
    expect(refusedWith(await act("steward@caf", "cafDecideFunding", "FundingDecisionInput", other))[0]).toBe(
      "IDEMPOTENCY_KEY_REUSED",
    );
    const second = await act("steward@caf", "cafDecideFunding", "FundingDecisionInput", decision(toCaf, { amount: 1 }));
    expect(refusedWith(second)[0]).toBe("ALREADY_DECIDED");
    await done("steward@pole-emploi", "poleEmploiDecideFunding", "FundingDecisionInput", decision(toPoleEmploi));

    const { caf, poleEmploi, department } = await actionNow(id);
    expect([caf.fundingDecisions, poleEmploi.fundingDecisions, department.fundingDecisions]).toEqual([
      [
        {
          funder: "caf",
          status: "GRANTED",
          amount: 4000,
          budgetYear: 2019,
          record: { demonstration: true, recordedBy: "intendant caf" },
        },
      ],
      [{ funder: "pole-emploi", status: "GRANTED", amount: 4000 }],
      [],
    ]);
  });

  test("runs once the point is solved, ends, and is evaluated in words; nothing more is asked of it", async () => {
    const { blockingPoints } = await actionNow(id);
    await done(departmental, "departmentResolveBlockingPoint", "BlockingSolutionInput", {
      blockingPoint: point,
      solution: "Deux financeurs ont accordé.",
      status: "FUNDED",
      on: "2019-03-25",
      expectedVersion: blockingPoints[0].record.version,
    });
    expect((await status("RUNNING", "2019-04-01", 4)).errors).toBeUndefined();
    expect(refusedWith(await status("FINISHED", "2019-03-01", 5))[0]).toBe("DAYS_REVERSED");
    expect((await status("FINISHED", "2019-12-01", 5)).errors).toBeUndefined();
    expect(refusedWith(await status("EVALUATED", "2020-01-15", 6))[0]).toBe("EVALUATION_NEEDED");
    const evaluation = { relevance: "Utile", effectiveness: "Atteint", efficiency: "Tenu" };
    expect((await status("EVALUATED", "2020-01-15", 6, evaluation)).errors).toBeUndefined();
    expect(refusedWith(await status("RUNNING", "2020-02-01", 7))[0]).toBe("INVALID_MOVE");
    const late = { action: id, funder: "msa", budgetYear: 2020, amount: 1, criteria: "x" };
    expect(refusedWith(await act(departmental, "departmentSubmitFundingRequest", "FundingRequestInput", late))[0]).toBe(
      "ACTION_OVER",
    );
    expect(await actionNow(id)).toMatchObject({ status: "EVALUATED", evaluation: { relevance: "Utile" } });
  });

  test("can be read as it was at each instant of its life, by whom it was said", async () => {
    const { steps, versions } = await actionNow(id);
    expect(steps.map((one: { status: string }) => one.status)).toEqual([
      "PROPOSED",
      "SEEKING_FUNDS",
      "BLOCKED",
      "FUNDED",
      "RUNNING",
      "FINISHED",
      "EVALUATED",
    ]);
    expect(versions).toHaveLength(7);
    for (const [at, { recordedAt }] of versions.entries()) {
      const then = await actionNow(id, { "hub-as-of": recordedAt });
      expect(then.status).toBe(steps[at].status);
    }
    const atFirst = await actionNow(id, { "hub-as-of": versions[0].recordedAt });
    expect([atFirst.fundingRequests, atFirst.caf.fundingDecisions, atFirst.blockingPoints]).toEqual([[], [], []]);
  });

  test("leaves its acts and its refusals in the journal of each institution that acted", async () => {
    const journal = async (partner: string, persona: string) => {
      const query = `{ ${partner} { journal(first: 500) { nodes { name decision } } } }`;
      const { data, errors } = await ask(query, {}, hub.url, await as(persona, hub));
      expect(errors).toBeUndefined();
      return data[partner].journal.nodes;
    };
    expect(await journal("caf", "steward@caf")).toEqual(
      expect.arrayContaining([
        { name: "DecideFunding", decision: "DONE" },
        { name: "DecideFunding", decision: "REFUSED" },
      ]),
    );
    const ours = await journal("department", departmental);
    for (const name of ["ProposeAction", "OpenBlockingPoint", "RecordMeeting", "PassNote", "ResolveBlockingPoint"])
      expect(ours).toContainEqual({ name, decision: "DONE" });
  });
});
