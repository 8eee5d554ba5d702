import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actingOn, refusedWith } from "./acting.ts";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";

let hub: StartedHub;
beforeAll(async () => {
  hub = await startedHub();
}, 90_000);
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
    status: "IN_FORCE",
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
    expect((await record(convention)).errors).toBeUndefined();
    expect(refusedWith(await record(convention))[0]).toBe("ALREADY_ENTERED");
    expect((await record({ ...convention, signed: "2018-12-15", expectedVersion: 1 })).errors).toBeUndefined();
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
