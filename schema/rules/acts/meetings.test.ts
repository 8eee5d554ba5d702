import { describe, expect, test } from "vitest";
import type { Committee } from "../../model/governance.ts";
import { held, passed } from "./meetings.ts";
import { reviewed } from "./programme.ts";
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

test("a review is not held before its year", () => {
  const review = { id: "r", pact: "p", year: 2019, heldOn: "2019-12-12", review: "Dit.", adjustments: [] };
  const years = [2017, 2018, 2019, 2020, 2021];
  expect(said(reviewed(review, years))).toEqual(review);
  expect(said(reviewed({ ...review, heldOn: "2018-12-12" }, years))).toBe("DAYS_REVERSED");
  expect(said(reviewed({ ...review, year: 2025 }, years))).toBe("OUTSIDE_THE_PACT");
});
