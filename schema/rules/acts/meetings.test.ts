import { describe, expect, test } from "vitest";
import type { Committee } from "../../model/governance.ts";
import { held, passed } from "./meetings.ts";
import { recordedAs, reviewed } from "./programme.ts";
import { institutions, said } from "./testbed.ts";

const seat = (institutions: readonly string[], name = "siège") => ({
  name,
  institutions,
  body: null,
  isOfUsers: false,
});
const committee = (id: string, seats: Committee["seats"]) => ({ id, seats }) as Committee;
const assembly = {
  committees: [
    committee("steering-committee", [seat(["department-meuse"]), seat(["caf"])]),
    committee("technical-committee", [seat(["caf"])]),
    committee("territorial-committees", [seat([], "les représentants institutionnels des structures")]),
  ],
  groups: [],
  institutions,
  isAction: (id: string) => id === "a1",
  isTerritory: () => true,
};
const meeting = {
  committee: "steering-committee",
  territory: null,
  workingGroup: null,
  heldOn: "2019-06-20",
  agenda: ["Avancement"],
  attendance: [{ institution: "caf", presence: "PRESENT" }],
  guests: ["Mission locale"],
  decisions: ["Poursuivre"],
  votes: [{ institution: "caf", decision: 1, voice: "FOR" }],
  documents: [],
  progressOf: ["a1"],
} as const;

describe("a meeting", () => {
  test("keeps members, votes and guests; a seat or a vote of one who is no member is refused", () => {
    expect(said(held(meeting, assembly, "m1"))).toMatchObject({ id: "m1", guests: ["Mission locale"] });
    const seated = { institution: "mission-locale-nord", presence: "PRESENT" } as const;
    expect(said(held({ ...meeting, attendance: [...meeting.attendance, seated] }, assembly, "m"))).toBe("NOT_A_MEMBER");
    const vote = { institution: "mission-locale-nord", decision: 1, voice: "FOR" } as const;
    expect(said(held({ ...meeting, votes: [vote] }, assembly, "m"))).toBe("NOT_A_MEMBER");
    expect(said(held({ ...meeting, attendance: [{ institution: "caf", presence: "EXCUSED" }] }, assembly, "m"))).toBe(
      "VOTER_ABSENT",
    );
    expect(said(held({ ...meeting, votes: [{ institution: "caf", decision: 2, voice: "FOR" }] }, assembly, "m"))).toBe(
      "UNKNOWN_REFERENCE",
    );
    expect(said(held({ ...meeting, votes: [...meeting.votes, ...meeting.votes] }, assembly, "m"))).toBe(
      "ALREADY_ENTERED",
    );
    expect(
      said(
        held(
          { ...meeting, attendance: [seated, seated], votes: [], committee: "territorial-committees" },
          assembly,
          "m",
        ),
      ),
    ).toBe("ALREADY_ENTERED");
    expect(
      said(held({ ...meeting, attendance: [seated], votes: [], committee: "territorial-committees" }, assembly, "m")),
    ).toMatchObject({ attendance: [seated] });
  });

  test("names what exists only", () => {
    expect(said(held({ ...meeting, committee: "other" }, assembly, "m"))).toBe("UNKNOWN_REFERENCE");
    expect(said(held({ ...meeting, workingGroup: "g" }, assembly, "m"))).toBe("UNKNOWN_REFERENCE");
    expect(said(held({ ...meeting, progressOf: ["a9"] }, assembly, "m"))).toBe("UNKNOWN_REFERENCE");
    expect(said(held({ ...meeting, guests: [""] }, assembly, "m"))).toBe("INVALID_TEXT");
  });

  test("writes notes from one level to another; an answer goes back the way the note came, not before it", () => {
    const note = {
      from: "technical-committee",
      to: "steering-committee",
      territory: null,
      sentOn: "2019-07-01",
      subject: "s",
      text: "t",
      actions: [],
      answers: null,
    };
    const up = said(passed(note, { ...assembly, notes: [] }, "n1"));
    const notes = [up];
    expect(said(passed({ ...note, to: "technical-committee" }, { ...assembly, notes }, "n2"))).toBe("SAME_LEVEL");
    const answer = { ...note, from: note.to, to: note.from, answers: "n1" };
    expect(said(passed(answer, { ...assembly, notes }, "n2"))).toMatchObject({ answers: "n1" });
    expect(said(passed({ ...answer, sentOn: "2019-06-01" }, { ...assembly, notes }, "n2"))).toBe("DAYS_REVERSED");
    expect(said(passed({ ...note, answers: "n1" }, { ...assembly, notes }, "n2"))).toBe("UNKNOWN_REFERENCE");
  });
});

test("a convention does not end before it starts, nor before it is signed; a review is not held before its year", () => {
  const convention = {
    id: "c",
    title: "t",
    ownTitle: "t",
    kind: "convention",
    scope: "local",
    statusInPact: "IN_FORCE",
    parties: [{ id: "caf", name: "CAF", institution: "caf", territory: null, inferred: false }],
    start: "2019-01-01",
    end: "2019-12-31",
    signed: null,
    expectedSignature: null,
    amended: null,
    territories: [],
    partiesInferred: false,
    verbatim: true,
    sharedTitle: false,
    lines: [],
    underLines: [],
    openPoint: null,
    remarks: [],
  } as const;
  expect(said(recordedAs(convention))).toMatchObject({ id: "c" });
  expect(said(recordedAs({ ...convention, end: "2018-12-31" }))).toBe("ENDS_BEFORE_START");
  expect(said(recordedAs({ ...convention, signed: "2020-01-01" }))).toBe("ENDS_BEFORE_START");
  expect(said(recordedAs({ ...convention, parties: [] }))).toBe("INVALID_TEXT");
  const twice = [...convention.parties, ...convention.parties];
  expect(said(recordedAs({ ...convention, parties: twice }))).toBe("PARTY_TWICE");
  for (const statusInPact of ["IN_PREPARATION", "IN_PROSPECT", "AWAITING_SIGNATURE"] as const)
    expect(said(recordedAs({ ...convention, statusInPact, signed: "2019-01-01" }))).toBe("SIGNED_AGAINST_STATUS");
  expect(said(recordedAs({ ...convention, statusInPact: "EXPIRED" }))).toMatchObject({ id: "c" });
  expect(said(recordedAs({ ...convention, statusInPact: "EXPIRED", end: null }))).toBe("EXPIRED_WITHOUT_END");
  // A year before it starts at the earliest; without a start, no earlier than the Pact, unless the register held it so.
  expect(said(recordedAs({ ...convention, signed: "2017-12-31" }))).toBe("SIGNED_TOO_EARLY");
  expect(said(recordedAs({ ...convention, signed: "2018-01-01" }))).toMatchObject({ signed: "2018-01-01" });
  const [old, known] = [{ ...convention, start: null, signed: "2014-04-01" }, { pactStart: "2017-01-01" }];
  expect(said(recordedAs(old, known))).toBe("SIGNED_TOO_EARLY");
  expect(said(recordedAs(old, { ...known, before: old }))).toMatchObject({ signed: "2014-04-01" });
  // Who signed, as far as this register holds it, stays a party until it leaves.
  const word = { convention: "c", party: "msa", on: "2019-01-01", until: null, subject: null, declared: true } as const;
  const signature = { ...word, id: "s1", act: "SIGNED" } as const;
  expect(said(recordedAs(convention, { signatures: [signature] }))).toBe("PARTY_HAS_SIGNED");
  const left = { ...word, id: "s2", act: "ENDED" } as const;
  expect(said(recordedAs(convention, { signatures: [signature, left] }))).toMatchObject({ id: "c" });
  const review = { id: "r", pact: "p", year: 2019, heldOn: "2019-12-12", review: "Dit.", adjustments: [] };
  const years = [2017, 2018, 2019, 2020, 2021];
  expect(said(reviewed(review, years))).toEqual(review);
  expect(said(reviewed({ ...review, heldOn: "2018-12-12" }, years))).toBe("DAYS_REVERSED");
  expect(said(reviewed({ ...review, year: 2025 }, years))).toBe("OUTSIDE_THE_PACT");
});
