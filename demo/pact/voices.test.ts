import { shippedCommitments } from "@pacte-hub/data/commitments";
import { shippedPacts } from "@pacte-hub/data/pacts";
import { territories } from "@pacte-hub/data/territories";
import { vocabulary } from "@pacte-hub/data/vocabulary";
import { partnerIds } from "@pacte-hub/schema/model/partner";
import { reported } from "@pacte-hub/schema/rules/acts/commitments";
import { commitmentsAcross } from "@pacte-hub/schema/rules/commitmentsAcross";
import { signingOf } from "@pacte-hub/schema/rules/conventionSigning";
import { findingsIn } from "@pacte-hub/schema/rules/freeText/freeText";
import { describe, expect, test } from "vitest";
import { reportsOf } from "./commitments.ts";
import { contributions } from "./contributions.ts";
import { demonstrationConventions, signaturesOf } from "./conventions.ts";
import { committeeActs, seatAttendances } from "./governance.ts";
import { meetings } from "./meetings.ts";
import { territorialPlans } from "./plans.ts";
import { demonstrationRegisters } from "./registers.ts";

const answersOn = (id: string) =>
  Object.fromEntries(
    partnerIds.map((partner) => [partner, signaturesOf(partner).filter(({ convention }) => convention === id)]),
  );
const signing = (id: string, on: string) => {
  const convention = demonstrationConventions().find((candidate) => candidate.id === id);
  if (!convention) throw new Error(`no convention ${id}`);
  return signingOf(convention, answersOn(id), on);
};

describe("the invented voices of the Pact", () => {
  test("tell of a convention signed late by one, of one renewed by all, of one that two have yet to sign", () => {
    expect(signing("demo-convention-late", "2018-06-30")).toMatchObject({ state: "PARTLY_SIGNED", yetToSign: ["caf"] });
    expect(signing("demo-convention-late", "2018-11-05").state).toBe("IN_FORCE");
    expect(signing("demo-convention-renewed", "2020-01-01")).toMatchObject({ state: "IN_FORCE", end: "2021-06-30" });
    expect(signing("demo-convention-awaited", "2021-01-01").yetToSign).toEqual(["caf", "msa"]);
  });

  test("speak each in its own register: the Department declares only for who has none", () => {
    for (const partner of ["caf", "pole-emploi", "siae"] as const)
      expect(signaturesOf(partner).filter(({ declared }) => declared)).toEqual([]);
    expect(
      signaturesOf("department")
        .filter(({ declared }) => declared)
        .map(({ party }) => party),
    ).toEqual(["msa"]);
  });

  test("report on promises that are theirs, each in its own register, in every state", () => {
    const among = { commitments: shippedCommitments(), pacts: shippedPacts(), today: "2021-12-31" };
    for (const { id, declared, ...draft } of partnerIds.flatMap(reportsOf))
      expect(reported(draft, among, declared)).toMatchObject({ kind: "ACCEPTED", noun: { id } });
    const answers = Object.fromEntries(partnerIds.map((partner) => [partner, reportsOf(partner)]));
    const { held, partly, notHeld, noLongerDue, unreported } = commitmentsAcross(
      among.commitments,
      answers,
      "2021-12-31",
    );
    expect([held, partly, notHeld, noLongerDue]).toEqual([6, 4, 1, 1]);
    expect(unreported).toBe(among.commitments.flatMap(({ promisors }) => promisors).length - 12);
  });

  test("have plans of EPCI, acts of meetings that decided, and seats counted at every territorial meeting", () => {
    expect(territorialPlans().length).toBeGreaterThan(10);
    for (const { territory, lines } of territorialPlans()) {
      expect(territories.get(territory)?.level).toBe("EPCI");
      expect(lines.length).toBeGreaterThan(0);
    }
    const meetingById = new Map(meetings().map((meeting) => [meeting.id, meeting]));
    for (const { meeting, decision, on } of committeeActs()) {
      expect(meetingById.get(meeting)?.decisions[decision - 1]).toBeDefined();
      expect(meetingById.get(meeting)?.heldOn).toBe(on);
    }
    expect(seatAttendances()).toHaveLength(
      meetings().filter(({ committee }) => committee === "territorial-committees").length,
    );
    for (const { seats } of seatAttendances())
      for (const { present, excused, absent } of seats)
        expect(Math.min(present, excused, absent)).toBeGreaterThanOrEqual(0);
  });

  test("bring proposals that were taken up or declined with a reason, and no text that would be refused of a steward", () => {
    const verdicts = contributions().map(({ answer }) => answer?.verdict);
    expect(verdicts.filter((verdict) => verdict === "TAKEN_UP").length).toBeGreaterThan(10);
    expect(verdicts.filter((verdict) => verdict === "DECLINED").length).toBeGreaterThan(2);
    expect(new Set(contributions().map(({ id }) => id)).size).toBe(contributions().length);
    const texts = partnerIds.flatMap((partner) => textsOf(demonstrationRegisters(partner)));
    expect(texts.length).toBeGreaterThan(500);
    const isHeld = (text: string) =>
      findingsIn(text, vocabulary).some(({ verdict, kind }) => verdict === "REFUSED" || kind === "POSSIBLE_NAME");
    expect(texts.filter(isHeld)).toEqual([]);
  });
});

const textsOf = (noun: unknown): readonly string[] =>
  typeof noun === "string"
    ? [noun].filter((text) => /\s/.test(text))
    : noun !== null && typeof noun === "object"
      ? Object.values(noun).flatMap(textsOf)
      : [];
