import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { actingOn, refusedWith } from "./acting.ts";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { proposal } from "./wholeAction.ts";

let hub: StartedHub;
const { act, done } = actingOn(() => hub, "governance");
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
}, 240_000);
afterAll(async () => {
  await hub.stop();
});

const departmental = "steward@department";
const meeting = (committee: string, more: object = {}) => ({
  committee,
  heldOn: "2019-06-20",
  agenda: ["Gouvernance"],
  attendance: [{ institution: "department-meuse", presence: "PRESENT" }],
  decisions: ["Valider les préconisations de l'axe 3", "Porter l'effort sur la mobilité", "Dire qui siège"],
  ...more,
});
const held = async (committee: string, more: object = {}) =>
  (await done(departmental, "departmentRecordMeeting", "MeetingInput", meeting(committee, more))).id;
const decide = (input: object) => act(departmental, "departmentRecordCommitteeAct", "CommitteeActInput", input);
const asked = async (query: string) => {
  const { data, errors } = await ask(query, {}, hub.url);
  expect(errors).toBeUndefined();
  return data;
};

describe("the steering committee acts within the roles that the Pact gives it", () => {
  let steering: string;

  test("it validates recommendations and sets priorities; no other committee does, and nobody without a decision", async () => {
    steering = await held("steering-committee");
    const technical = await held("technical-committee");
    const validating = { kind: "VALIDATES", meeting: steering, decision: 1, recommendations: ["3.3"] };
    expect(refusedWith(await decide({ ...validating, meeting: technical }))[0]).toBe("NOT_ITS_ROLE");
    expect(refusedWith(await decide({ ...validating, decision: 9 }))[0]).toBe("UNKNOWN_REFERENCE");
    expect(refusedWith(await decide({ ...validating, recommendations: ["9.9"] }))[0]).toBe("UNKNOWN_REFERENCE");
    expect(refusedWith(await decide({ ...validating, recommendations: [] }))[0]).toBe("NOTHING_DECIDED");
    expect((await decide(validating)).errors).toBeUndefined();
    const priorities = {
      kind: "PRIORITISES",
      meeting: steering,
      decision: 2,
      recommendations: ["3.3", "1.1"],
      year: 2020,
    };
    expect(refusedWith(await decide({ ...priorities, year: 2035 }))[0]).toBe("OUTSIDE_THE_PACT");
    expect((await decide(priorities)).errors).toBeUndefined();
    const { committeeActs } = await asked(
      "{ committeeActs(origin: DEMONSTRATION) { kind on year committee { id } recommendations { code } record { demonstration } } }",
    );
    expect(committeeActs).toMatchObject([
      { kind: "VALIDATES", on: "2019-06-20", committee: { id: "steering-committee" }, record: { demonstration: true } },
      { kind: "PRIORITISES", year: 2020, recommendations: [{ code: "3.3" }, { code: "1.1" }] },
    ]);
  });

  test("the eight seats that the Pact says in two ways are shown in both, until the committee rules on them itself", async () => {
    const ambiguous = async () =>
      (
        await asked(
          '{ committee(id: "steering-committee") { ambiguousSeats(origin: DEMONSTRATION) { byTheClause byTheList institution { id } ruling { seated on } } } }',
        )
      ).committee.ambiguousSeats;
    const before = await ambiguous();
    expect(before).toHaveLength(8);
    expect(before.map((one: { institution: { id: string } }) => one.institution.id)).toContain("maison-emploi");
    for (const { byTheClause, byTheList, ruling } of before) {
      expect(byTheClause).toContain("membres du Comité de Pilotage");
      expect(byTheList).toContain("ne nomme pas");
      expect(ruling).toBeNull();
    }
    const came = { attendance: [{ institution: "maison-emploi", presence: "PRESENT" }], heldOn: "2019-12-12" };
    const sitting = () =>
      act(departmental, "departmentRecordMeeting", "MeetingInput", meeting("steering-committee", came));
    expect(refusedWith(await sitting())[0]).toBe("NOT_A_MEMBER");
    const seating = { kind: "SEATS", meeting: steering, decision: 3, institution: "maison-emploi", seated: true };
    expect(refusedWith(await decide({ ...seating, institution: "caf" }))[0]).toBe("SEAT_IS_CLEAR");
    expect((await decide(seating)).errors).toBeUndefined();
    expect((await sitting()).errors).toBeUndefined();
    const ruled = (await ambiguous()).find(
      (one: { institution: { id: string } }) => one.institution.id === "maison-emploi",
    );
    expect(ruled.ruling).toEqual({ seated: true, on: "2019-06-20" });
  });
});

describe("territorial committees", () => {
  const epci = "200049187";
  let territorial: string;
  const presences = [
    { seat: "territorial-committees/3", present: 2 },
    { seat: "territorial-committees/5", present: 1, excused: 1 },
    { seat: "territorial-committees/6", present: 4 },
    { seat: "territorial-committees/8", present: 1 },
    { seat: "territorial-committees/9", present: 3, absent: 2 },
  ];
  const record = (seats: object) =>
    act(departmental, "departmentRecordSeatAttendance", "SeatAttendanceInput", { meeting: territorial, seats });

  test("count who came by seat, each where the Pact seats it, and never by name", async () => {
    territorial = await held("territorial-committees", { territory: epci, attendance: [] });
    expect(refusedWith(await record([{ seat: "steering-committee/1", present: 1 }]))[0]).toBe("UNKNOWN_REFERENCE");
    expect(refusedWith(await record([presences[0], presences[0]]))[0]).toBe("ALREADY_ENTERED");
    expect(refusedWith(await record([{ seat: "territorial-committees/3", present: -1 }]))[0]).toBe("INVALID_PRESENCE");
    expect((await record(presences)).errors).toBeUndefined();
    const { committee } = await asked(
      '{ committee(id: "territorial-committees") { seats { id name } seatParticipation(origin: DEMONSTRATION) { seat name present excused absent } } }',
    );
    expect(committee.seatParticipation.map(({ name }: { name: string }) => name)).toEqual([
      "les Chefs des Maisons de la Solidarité concernées",
      "des Présidents des Communautés de Communes concernées ou leurs représentants",
      "les Maires des principales communes ou leurs représentants",
      "les représentants des différents publics concernés",
      expect.stringContaining("les représentants des associations caritatives"),
    ]);
    expect(committee.seatParticipation[4]).toMatchObject({ present: 3, excused: 0, absent: 2 });
  });

  test("turn recommendations into a plan, read at their EPCI, and changed from the version that was read", async () => {
    const { id: action } = await done(departmental, "departmentProposeAction", "ActionProposalInput", proposal);
    const line = {
      recommendation: "3.3",
      action,
      what: "Ouvrir l'atelier",
      who: "Communauté d'agglomération",
      when: "2019-Q3",
    };
    const plan = { territory: epci, year: 2019, meeting: territorial, adoptedOn: "2019-06-20", lines: [line] };
    const write = (input: object) =>
      act(departmental, "departmentRecordTerritorialPlan", "TerritorialPlanInput", input);
    for (const [changes, code] of [
      [{ territory: "55", meeting: null }, "UNKNOWN_REFERENCE"],
      [{ year: 2035 }, "OUTSIDE_THE_PACT"],
      [{ lines: [] }, "INVALID_PLAN"],
      [{ lines: [{ ...line, recommendation: "1.1" }] }, "ACTION_ELSEWHERE"],
      [{ lines: [{ ...line, when: "2020-Q1" }] }, "NOT_IN_THE_YEAR"],
      [{ lines: [{ ...line, who: "Mme Dupont" }] }, "TEXT_REFUSED"],
    ] as const)
      expect(refusedWith(await write({ ...plan, ...changes }))[0]).toBe(code);
    expect((await write(plan)).errors).toBeUndefined();
    expect(refusedWith(await write(plan))[0]).toBe("ALREADY_ENTERED");
    const done2 = { ...plan, lines: [{ ...line, status: "DONE" }], expectedVersion: 1 };
    expect((await write(done2)).errors).toBeUndefined();
    expect(refusedWith(await write(done2))[0]).toBe("VERSION_CONFLICT");
    const { territory } = await asked(
      `{ territory(code: "${epci}") { department { territorialPlans(origin: DEMONSTRATION, year: 2019) { year record { version } lines { recommendation { code } action { title } who when status } } } } }`,
    );
    expect(territory.department.territorialPlans).toEqual([
      {
        year: 2019,
        record: { version: 2 },
        lines: [
          {
            recommendation: { code: "3.3" },
            action: { title: proposal.title },
            who: line.who,
            when: "2019-Q3",
            status: "DONE",
          },
        ],
      },
    ]);
  });
});
