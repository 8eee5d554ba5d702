import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ConventionStatus, declaredStatuses } from "../model/convention.ts";
import type { ConventionSignature } from "../model/conventionSignature.ts";
import { type HeldSignatures, signedDayOf, stateBySignatures, stepsBySignatures } from "./conventionBySignatures.ts";

const party = (id: string, name: string) => ({ id, name, institution: id, territory: null, inferred: false });
const department = party("department-meuse", "le Département");
const [msa, caf] = [party("msa", "la MSA"), party("caf", "la CAF")];
const convention = {
  parties: [department, msa],
  start: "2019-01-01",
  end: "2020-12-31",
  statusInPact: "AWAITING_SIGNATURE" as ConventionStatus,
  expectedSignature: null,
};
const withCaf = { ...convention, parties: [department, caf] };
const word = (
  of: { readonly id: string },
  on: string,
  changes: Partial<ConventionSignature> = {},
): ConventionSignature => ({
  id: `${of.id} ${on}`,
  convention: "c",
  party: of.id,
  act: "SIGNED",
  on,
  until: null,
  subject: null,
  declared: of !== department,
  ...changes,
});
const dayAfterStart = (days: number) => new Date(Date.UTC(2018, 5, 1 + days)).toISOString().slice(0, 10);
const heldWords = (...words: ConventionSignature[]): HeldSignatures => ({ words, since: "2018-06-01" });
const signed = heldWords(word(department, "2018-12-01"), word(msa, "2019-02-01"));

describe("what the Department's register alone says of a convention that its steward entered", () => {
  test("it waits for each party whose word the register holds, and is in force once all of them have signed", () => {
    expect(stepsBySignatures(convention, signed).map(({ since, status }) => [since, status])).toEqual([
      ["2018-06-01", "AWAITING_SIGNATURE"],
      ["2019-02-01", "IN_FORCE"],
      ["2021-01-01", "EXPIRED"],
    ]);
    const early = heldWords(word(department, "2018-10-01"), word(msa, "2018-11-01"));
    expect(stepsBySignatures(convention, early).map(({ since, status }) => [since, status])).toEqual([
      ["2018-06-01", "AWAITING_SIGNATURE"],
      ["2018-11-01", "NOT_STARTED"],
      ["2019-01-01", "IN_FORCE"],
      ["2021-01-01", "EXPIRED"],
    ]);
  });

  test("entered long after its last day, it is over since then, and unknown before", () => {
    const late = { words: [], since: "2026-11-30" };
    expect(stepsBySignatures(convention, late).map(({ since, status }) => [since, status])).toEqual([
      ["2021-01-01", "EXPIRED"],
    ]);
    expect(stateBySignatures(convention, late, "2019-06-01").status).toBe("UNKNOWN");
  });

  test("where a party signs in its own register, the Department's signature makes it no more than unknown there", () => {
    const departmentAlone = heldWords(word(department, "2018-12-01"));
    expect(stepsBySignatures(withCaf, departmentAlone).map(({ since, status }) => [since, status])).toEqual([
      ["2018-06-01", "AWAITING_SIGNATURE"],
      ["2018-12-01", "UNKNOWN"],
      ["2021-01-01", "EXPIRED"],
    ]);
    // Nobody's word is replaced by the Department's: declared for the CAF, it counts for nothing.
    const forged = heldWords(word(department, "2018-12-01"), word(caf, "2018-12-02"));
    expect(stateBySignatures(withCaf, forged, "2019-06-01").status).toBe("UNKNOWN");
  });

  test("no state that the Department writes makes it in force, and what is in preparation is so until someone signs", () => {
    for (const statusInPact of ["IN_FORCE", "IN_FORCE_PARTIAL", "EXPIRED", "AWAITING_SIGNATURE"] as const)
      expect(stateBySignatures({ ...convention, statusInPact }, heldWords(), "2019-06-01").status).toBe(
        "AWAITING_SIGNATURE",
      );
    const prepared = { ...convention, statusInPact: "IN_PREPARATION" } as const;
    const departmentAlone = heldWords(word(department, "2018-12-01"));
    expect([
      stateBySignatures(prepared, departmentAlone, "2018-07-01").status,
      stateBySignatures(prepared, departmentAlone, "2019-06-01").status,
    ]).toEqual(["IN_PREPARATION", "AWAITING_SIGNATURE"]);
  });

  test("a renewal counts once each renewed; where one renews elsewhere, nobody here knows that it is over", () => {
    const renewed = word(department, "2020-11-01", { act: "RENEWED", until: "2022-12-31" });
    expect(stateBySignatures(convention, heldWords(...signed.words, renewed), "2021-06-01").status).toBe("EXPIRED");
    const renewedByBoth = heldWords(
      ...signed.words,
      renewed,
      word(msa, "2020-12-01", { act: "RENEWED", until: "2022-06-30" }),
    );
    expect(stateBySignatures(convention, renewedByBoth, "2021-06-01")).toMatchObject({
      status: "IN_FORCE",
      knownUntil: "2022-06-30",
    });
    const elsewhere = heldWords(word(department, "2018-12-01"), renewed);
    expect(stateBySignatures(withCaf, elsewhere, "2021-06-01").status).toBe("UNKNOWN");
    const withdrawnFrom = heldWords(...signed.words, word(msa, "2019-09-01", { act: "ENDED" }));
    expect(stateBySignatures(convention, withdrawnFrom, "2019-10-01").status).toBe("EXPIRED");
  });

  test("it counts as signed from its last signature, where every one is held; what the Pact says of a signature stands", () => {
    const days = (signedConvention: typeof convention, of: HeldSignatures, signed: string | null = null) =>
      signedDayOf({ ...signedConvention, signed }, of.words, "2019-06-01");
    expect(days(convention, signed)).toBe("2019-02-01");
    expect(days(convention, heldWords(word(department, "2018-12-01")))).toBeNull();
    expect(days(withCaf, heldWords(word(department, "2018-12-01")))).toBeNull();
    expect(days(convention, heldWords(), "2014-04")).toBe("2014-04");
  });

  test("whatever is said, by whom and when: in force on exactly the days on which each party's own word makes it so", () => {
    const parties = [department, msa, caf, party("ars", "l'ARS")];
    const day = fc.integer({ min: 0, max: 1_500 }).map((days) => dayAfterStart(days));
    const sayingDrawn = fc.record({
      who: fc.constantFrom(...parties),
      on: day,
      act: fc.constantFrom("SIGNED", "SIGNED", "AMENDED", "ENDED"),
      declared: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...parties), { minLength: 1 }),
        fc.array(sayingDrawn, { maxLength: 8 }),
        fc.constantFrom(...declaredStatuses),
        day,
        (namedParties, sayings, statusInPact, on) => {
          const words = sayings.map(({ who, declared, ...saying }) =>
            word(who, saying.on, { ...saying, declared } as never),
          );
          const state = stateBySignatures(
            { ...convention, parties: namedParties, statusInPact },
            { words, since: "2018-06-01" },
            on,
          );
          // Its own oracle: the Department speaks for itself and declares those without a voice; never for the CAF.
          const isSaid = (id: string, act: string) =>
            sayings.some(
              (saying) =>
                saying.who.id === id &&
                saying.act === act &&
                saying.on <= on &&
                saying.declared === (id !== department.id),
            );
          const isSigned = namedParties.every(({ id }) => id !== "caf" && isSaid(id, "SIGNED") && !isSaid(id, "ENDED"));
          expect(state.status === "IN_FORCE").toBe(isSigned && on >= "2019-01-01" && on <= "2020-12-31");
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test("the sentence says who has yet to sign, who says it elsewhere, and what the Department declares", () => {
    const sentenceOf = (conventionAsked: typeof convention, of: HeldSignatures, day: string) =>
      stateBySignatures(conventionAsked, of, day).sentence;
    expect(sentenceOf({ ...convention, parties: [department, msa, caf] }, heldWords(), "2018-07-01")).toBe(
      "En attente de signature selon le Département ; reste à signer : le Département, la MSA ; le dit dans son propre registre : la CAF.",
    );
    expect(sentenceOf(convention, signed, "2019-06-01")).toBe(
      "En vigueur depuis le 1er février 2019, jusqu'au 31 décembre 2020, signée par toutes ses parties ; déclaré par le Département : la MSA.",
    );
    expect(sentenceOf(withCaf, heldWords(word(department, "2018-12-01")), "2019-06-01")).toBe(
      "État inconnu du Département, qui ne tient pas la parole de toutes les parties ; le dit dans son propre registre : la CAF.",
    );
    expect(sentenceOf(convention, signed, "2021-06-01")).toBe(
      "Échue depuis le 1er janvier 2021, selon le Département.",
    );
    expect(sentenceOf(convention, signed, "2018-01-01")).toBe(
      "État inconnu : rien n'en est dit avant le 1er juin 2018.",
    );
  });
});
