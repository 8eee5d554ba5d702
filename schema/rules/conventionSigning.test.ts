import { describe, expect, test } from "vitest";
import type { ConventionSignature } from "../model/conventionSignature.ts";
import { signingOf } from "./conventionSigning.ts";

const word = (party: string, changes: Partial<ConventionSignature> = {}): ConventionSignature => ({
  id: `${party} ${changes.act ?? "SIGNED"}`,
  convention: "a-convention",
  party,
  act: "SIGNED",
  on: "2018-01-10",
  until: null,
  subject: null,
  declared: false,
  ...changes,
});
const convention = {
  parties: ["department-meuse", "caf", "msa"].map((id) => ({ id })),
  start: "2018-01-01",
  end: "2020-12-31",
};
const department = [word("department-meuse"), word("msa", { declared: true, on: "2018-03-01" })];
const day = "2019-06-01";

describe("who has signed, from every party's own word", () => {
  test("a convention is in force once each party has said so itself, from the last signature", () => {
    const signing = signingOf(convention, { department, caf: [word("caf")] }, day);
    expect(signing).toMatchObject({ state: "IN_FORCE", yetToSign: [], unknown: [], signedOn: "2018-03-01" });
    expect(signing.parties.map(({ saidBy, declared }) => [saidBy, declared])).toEqual([
      ["department", false],
      ["caf", false],
      ["department", true],
    ]);
  });

  test("nobody signs for the CAF: not the Department by declaring it, not another under the CAF's name", () => {
    const forged = [...department, word("caf", { declared: true }), word("caf")];
    expect(signingOf(convention, { department: forged, caf: [] }, day)).toMatchObject({
      state: "PARTLY_SIGNED",
      yetToSign: ["caf"],
    });
    expect(signingOf(convention, { department: [], caf: [word("msa"), word("caf")] }, day).yetToSign).toEqual([
      "department-meuse",
      "msa",
    ]);
  });

  test("a partner that is silent is unknown, never unsigned; what others said still stands", () => {
    const signing = signingOf(convention, { department, caf: null }, day);
    expect(signing).toMatchObject({ state: "UNKNOWN", yetToSign: [], unknown: ["caf"], signedOn: null });
    expect(signing.sentence).toBe(
      "On ne sait pas si elle est signée ; inconnu (Caisse d'allocations familiales de la Meuse ne répond pas) : caf ; déclaré par le Département : msa.",
    );
    expect(signingOf(convention, { caf: [word("caf")] }, day).unknown).toEqual(["department-meuse", "msa"]);
  });

  test("it is judged on a day: before a late signature, and after its end", () => {
    const answers = { department, caf: [word("caf", { on: "2019-09-01" })] };
    expect(signingOf(convention, answers, "2019-08-31").yetToSign).toEqual(["caf"]);
    expect(signingOf(convention, answers, "2019-09-01").state).toBe("IN_FORCE");
    expect(signingOf(convention, answers, "2021-01-01").state).toBe("EXPIRED");
    const later = { ...convention, start: "2019-10-01" };
    expect(signingOf(later, answers, "2019-09-01").state).toBe("SIGNED");
  });

  test("a renewal counts once every party has renewed, to the earliest end that they agreed to", () => {
    const renewed = (party: string, until: string, declared = false) =>
      word(party, { act: "RENEWED", on: "2020-11-01", until, declared });
    const two = { department: [...department, renewed("department-meuse", "2022-12-31")], caf: [word("caf")] };
    expect(signingOf(convention, two, "2021-02-01").state).toBe("EXPIRED");
    const allAnswers = {
      department: [...two.department, renewed("msa", "2021-12-31", true)],
      caf: [word("caf"), renewed("caf", "2022-06-30")],
    };
    expect(signingOf(convention, allAnswers, "2021-02-01")).toMatchObject({ state: "IN_FORCE", end: "2021-12-31" });
  });

  test("a word of whom the register does not name, or of a day much too early, is a disagreement that the sentence tells", () => {
    const answers = {
      department,
      caf: [word("caf", { on: "2016-01-01" })],
      "pole-emploi": [word("pole-emploi")],
      siae: [],
    };
    const signing = signingOf(convention, answers, day);
    expect(signing.disagreements.map(({ party, standing }) => [party, standing])).toEqual([
      ["pole-emploi", "NOT_A_PARTY"],
      ["caf", "TOO_EARLY"],
    ]);
    expect(signing.sentence).toContain(
      "désaccord : pole-emploi, que le registre ne dit pas partie, en dit quelque chose",
    );
    expect(signingOf(convention, { department, caf: [word("caf")] }, day).disagreements).toEqual([]);
  });

  test("nobody signs what was not there to read: a word entered before the terms counts for nothing, and is told", () => {
    const entered = (party: string, at: string, changes: Partial<ConventionSignature> = {}) => ({
      ...word(party, changes),
      record: { recordedAt: `${at}T00:00:00.000Z` },
    });
    const termsSince = "2018-06-01T00:00:00.000Z";
    const datedConvention = { ...convention, termsSince };
    const blank = { department, caf: [entered("caf", "2018-05-31"), entered("caf", "2018-05-31", { act: "AMENDED" })] };
    const signing = signingOf(datedConvention, blank, day);
    expect(signing).toMatchObject({ state: "PARTLY_SIGNED", yetToSign: ["caf"] });
    expect(signing.disagreements).toEqual([{ convention: "a-convention", party: "caf", standing: "BEFORE_TERMS" }]);
    expect(signing.sentence).toContain("caf, dont l'acte précède l'inscription de ce qu'il signerait");
    // Said anew of what stands now, and of a Pact's own convention, it counts; an end always does.
    const again = { department, caf: [entered("caf", "2018-06-02")] };
    expect(signingOf(datedConvention, again, day)).toMatchObject({ state: "IN_FORCE", disagreements: [] });
    expect(signingOf({ ...datedConvention, termsSince: null }, blank, day).state).toBe("IN_FORCE");
    const ended = { department, caf: [...blank.caf, entered("caf", "2018-05-31", { act: "ENDED" })] };
    expect(signingOf(datedConvention, ended, day).state).toBe("ENDED");
  });

  test("one party that leaves ends it for all", () => {
    const caf = [word("caf"), word("caf", { act: "ENDED", on: "2019-01-01" })];
    expect(signingOf(convention, { department, caf }, day).state).toBe("ENDED");
  });
});
