import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ConventionSignature, signatureActs } from "../../model/conventionSignature.ts";
import { faultInSigningDay, matchOf, type SignatureDraft, signed } from "./signatures.ts";
import { said } from "./testbed.ts";

const today = "2020-06-01";
const draft: SignatureDraft = {
  convention: "a-convention",
  party: "caf",
  act: "SIGNED",
  on: "2018-01-10",
  until: null,
  subject: null,
};
const speaking = (
  changes: Partial<SignatureDraft>,
  before: readonly ConventionSignature[] = [],
  corrected: string | null = null,
) => said(signed({ ...draft, ...changes }, { before, corrected, today }, false));
const first = speaking({}) as ConventionSignature;
const ended = speaking({ act: "ENDED", on: "2019-01-01" }, [first]) as ConventionSignature;

describe("a party's own word on a convention", () => {
  test("begins with its signature, given once", () => {
    expect(first).toMatchObject({ id: "signature:a-convention:caf:1", party: "caf", declared: false });
    expect(speaking({}, [first])).toBe("ALREADY_SIGNED");
    for (const act of ["AMENDED", "RENEWED", "ENDED"] as const) expect(speaking({ act })).toBe("NOT_SIGNED_YET");
  });

  test("goes on in the order of days, and stops where the party leaves", () => {
    expect(speaking({ act: "AMENDED", on: "2017-12-31", subject: "x" }, [first])).toBe("DAYS_REVERSED");
    expect(speaking({ act: "AMENDED", on: "2019-06-01", subject: "x" }, [first, ended])).toBe("PARTY_HAS_LEFT");
    expect(speaking({ on: "2020-06-02" })).toBe("DAY_TO_COME");
  });

  test("is of no day that the Department's register knows too early: a year before the start, or the Pact's first day", () => {
    const dated = { id: "a-convention", start: "2018-01-01" };
    const faultCode = (dates: Parameters<typeof faultInSigningDay>[0], on: string) =>
      faultInSigningDay(dates, on, "2017-01-01")?.code ?? null;
    expect(["1990-01-01", "2016-12-31", "2017-01-01", "2018-11-05"].map((on) => faultCode(dated, on))).toEqual([
      "SIGNED_TOO_EARLY",
      "SIGNED_TOO_EARLY",
      null,
      null,
    ]);
    expect(faultCode({ ...dated, start: "2016-01-01" }, "2015-06-01")).toBeNull();
    const undated = { ...dated, start: null };
    expect(["2016-12-31", "2017-01-01"].map((on) => faultCode(undated, on))).toEqual(["SIGNED_TOO_EARLY", null]);
  });

  test("is held against the register: of a party of it, of a day that it allows, or of a convention that it does not know", () => {
    const registered = { id: "a-convention", parties: [{ id: "caf" }], start: "2018-01-01", signed: null };
    const word = { id: "a-convention", party: "caf", act: "SIGNED", on: "2018-01-10" } as const;
    const match = (changes: object, convention: Parameters<typeof matchOf>[1] = registered) =>
      matchOf({ ...word, ...changes }, convention, "2017-01-01");
    expect(match({})).toBe("ON_REGISTER");
    expect(match({ party: "pole-emploi" })).toBe("NOT_A_PARTY");
    expect(match({ on: "2016-12-31" })).toBe("TOO_EARLY");
    expect(matchOf(word, undefined, "2017-01-01")).toBe("UNKNOWN");
    // What the Pact says signed in 2014, without a start, may be signed since then.
    const old = { ...registered, start: null, signed: "2014-04-01" };
    expect([match({ on: "2014-04-01" }, old), match({ on: "2014-03-31" }, old)]).toEqual(["ON_REGISTER", "TOO_EARLY"]);
  });

  test("renews to a later day, and nothing but a renewal says one", () => {
    expect(speaking({ act: "RENEWED", on: "2019-01-01" }, [first])).toBe("RENEWAL_NEEDS_END");
    expect(speaking({ until: "2021-01-01" })).toBe("RENEWAL_NEEDS_END");
    expect(speaking({ act: "RENEWED", on: "2019-01-01", until: "2018-12-31" }, [first])).toBe("ENDS_BEFORE_START");
    expect(speaking({ act: "AMENDED", on: "2019-01-01" }, [first])).toBe("INVALID_TEXT");
  });

  test("is corrected where it is the last, and never another party's", () => {
    expect(speaking({ on: "2018-02-10" }, [first], first.id)).toMatchObject({ id: first.id, on: "2018-02-10" });
    expect(speaking({ act: "AMENDED", subject: "x" }, [first, ended], first.id)).toBe("UNKNOWN_REFERENCE");
    const otherSignature = { ...first, party: "msa", id: "signature:a-convention:msa:1" };
    expect(speaking({}, [otherSignature], otherSignature.id)).toBe("UNKNOWN_REFERENCE");
    expect(speaking({}, [otherSignature])).toMatchObject({ party: "caf" });
  });
});

test("whatever a party says, in any order and on any day: what stands is a life that a signature can have, and what is refused is none", () => {
  const day = fc
    .integer({ min: 0, max: 1_300 })
    .map((days) => new Date(Date.UTC(2017, 0, 1 + days)).toISOString().slice(0, 10));
  const anything = {
    act: fc.constantFrom(...signatureActs),
    on: day,
    until: fc.option(day, { nil: null }),
    subject: fc.constantFrom(null, "Calendrier"),
    isCorrection: fc.boolean(),
  };
  // Half of them have what their act needs, so that lives grow long.
  const saying = fc.oneof(
    fc.record(anything),
    fc.record({ ...anything, subject: fc.constant("Calendrier") }).map((sayingDrawn) => ({
      ...sayingDrawn,
      until: sayingDrawn.act === "RENEWED" ? "2025-12-31" : null,
    })),
  );
  let [accepted, refused] = [0, 0];
  fc.assert(
    fc.property(fc.array(saying, { maxLength: 12 }), (sayings) => {
      let signatures: readonly ConventionSignature[] = [];
      for (const { isCorrection, ...words } of sayings) {
        const last = signatures.at(-1);
        const corrected = isCorrection ? (last?.id ?? null) : null;
        const judged = signed({ ...draft, ...words }, { before: signatures, corrected, today }, false);
        const remaining = corrected === null ? signatures : signatures.slice(0, -1);
        const next = [...remaining, { ...draft, ...words, id: "", declared: false }];
        expect(judged.kind === "ACCEPTED").toBe(isLife(next));
        if (judged.kind === "ACCEPTED") signatures = [...remaining, judged.noun];
        judged.kind === "ACCEPTED" ? accepted++ : refused++;
        expect(new Set(signatures.map(({ id }) => id)).size).toBe(signatures.length);
      }
    }),
    { numRuns: 2_000 },
  );
  expect(Math.min(accepted, refused)).toBeGreaterThan(500);
});

/** Told apart from the rule: one signature first, days in order, nothing after an end or today, each act with what it needs. */
function isLife(words: readonly ConventionSignature[]): boolean {
  const days = words.map(({ on }) => on);
  return (
    words.every(({ act }, at) => (act === "SIGNED") === (at === 0)) &&
    days.every((on, at) => on <= today && on >= (days[at - 1] ?? on)) &&
    words.every(({ act }, at) => act !== "ENDED" || at === words.length - 1) &&
    words.every(({ act, on, until, subject }) => {
      if ((act === "RENEWED") !== (until !== null)) return false;
      return (until === null || until > on) && (act !== "AMENDED" || subject !== null);
    })
  );
}
