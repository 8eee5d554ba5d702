import { describe, expect, test } from "vitest";
import type { CommitteeAct } from "../../model/committeeAct.ts";
import type { Committee } from "../../model/governance.ts";
import type { Meeting } from "../../model/meeting.ts";
import {
  ambiguousSeats,
  attendedBySeat,
  type CommitteeActDraft,
  committeeActed,
  withRulings,
} from "./committeeActs.ts";
import { maySit } from "./meetings.ts";
import { said, surroundings } from "./testbed.ts";

const committee = (id: string, roles: readonly string[], seated: readonly string[]): Committee =>
  ({
    id,
    title: id,
    roles,
    seats: seated.map((seatName) => ({ name: seatName, institutions: [seatName], body: null, isOfUsers: false })),
  }) as unknown as Committee;
const steering = committee(
  "steering-committee",
  ["valider les orientations et les préconisations composant le PDI", "déterminer les priorités d'action"],
  ["department-meuse", "caf", "msa"],
);
const technical = committee("technical-committee", ["Analyser les enjeux"], ["department-meuse"]);
const meeting = (id: string, of: string, workingGroup: string | null = null): Meeting =>
  ({
    id,
    committee: of,
    workingGroup,
    heldOn: "2019-06-20",
    decisions: ["Décider"],
    territory: null,
  }) as unknown as Meeting;
const among = {
  ...surroundings,
  committees: [steering, technical],
  meetings: [meeting("m1", steering.id), meeting("m2", technical.id), meeting("m3", steering.id, "g1")],
  orientations: [],
};
const draft: CommitteeActDraft = {
  kind: "VALIDATES",
  meeting: "m1",
  decision: 1,
  orientations: [],
  recommendations: ["1.1"],
  year: null,
  institution: null,
  seated: null,
};
const acting = (changes: Partial<CommitteeActDraft>) => said(committeeActed({ ...draft, ...changes }, among, "a1"));

describe("what a committee decides", () => {
  test("is of its own role, by the Pact's words, in its own meeting, by one of its decisions", () => {
    expect(acting({})).toMatchObject({ committee: "steering-committee", on: "2019-06-20" });
    expect(acting({ meeting: "m2" })).toBe("NOT_ITS_ROLE");
    expect(acting({ meeting: "m3" })).toBe("NOT_ITS_ROLE");
    expect(acting({ meeting: "m9" })).toBe("UNKNOWN_REFERENCE");
    expect(acting({ decision: 2 })).toBe("UNKNOWN_REFERENCE");
  });

  test("has one object, and never an action's funding", () => {
    expect(acting({ recommendations: [] })).toBe("NOTHING_DECIDED");
    expect(acting({ institution: "caf" })).toBe("NOTHING_DECIDED");
    expect(acting({ recommendations: ["1.1", "1.1"] })).toBe("ALREADY_ENTERED");
    expect(acting({ year: 2019 })).toBe("OUTSIDE_THE_PACT");
    expect(acting({ kind: "PRIORITISES", year: 2019 })).toMatchObject({ year: 2019 });
    expect(acting({ kind: "PRIORITISES", year: 2035 })).toBe("OUTSIDE_THE_PACT");
  });

  test("rules on seats that the Pact leaves open, and on no other; who is seated sits", () => {
    const seating = { kind: "SEATS", recommendations: [], institution: "mission-locale-nord", seated: true } as const;
    expect(ambiguousSeats(steering, among.institutions).map(({ id }) => id)).toEqual(["mission-locale-nord"]);
    expect(acting({ ...seating, institution: "caf" })).toBe("SEAT_IS_CLEAR");
    expect(acting({ ...seating, institution: "nobody" })).toBe("UNKNOWN_REFERENCE");
    const act = acting(seating) as CommitteeAct;
    expect(maySit("mission-locale-nord", steering)).toBe(false);
    expect(maySit("mission-locale-nord", withRulings(steering, [act], among.institutions))).toBe(true);
    const later = { ...act, id: "a2", on: "2020-01-01", seated: false };
    expect(maySit("mission-locale-nord", withRulings(steering, [act, later], among.institutions))).toBe(false);
  });

  test("is told with who came, seat by seat, in whole numbers", () => {
    const attendance = (seats: readonly { seat: string; present?: number; absent?: number }[]) =>
      said(
        attendedBySeat(
          { meeting: "m1", seats: seats.map((seatCounts) => ({ present: 0, excused: 0, absent: 0, ...seatCounts })) },
          among,
        ),
      );
    const seat = "steering-committee/2";
    expect(attendance([{ seat, present: 2 }])).toMatchObject({ id: "seats-m1", committee: "steering-committee" });
    expect(attendance([{ seat: "steering-committee/4", present: 2 }])).toBe("UNKNOWN_REFERENCE");
    expect(
      attendance([
        { seat, present: 1 },
        { seat, absent: 1 },
      ]),
    ).toBe("ALREADY_ENTERED");
    for (const present of [0, -1, 1.5, 61]) expect(attendance([{ seat, present }])).toBe("INVALID_PRESENCE");
  });
});
