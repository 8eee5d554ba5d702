import type { SignatureDraft } from "@pacte-hub/schema/rules/acts/signatures";
import { expect, test } from "vitest";
import { faultHere } from "./conventionSignatures.ts";

const draft: SignatureDraft = {
  convention: "social-life-scheme-caf",
  party: "caf",
  act: "SIGNED",
  on: "2018-03-01",
  until: null,
  subject: null,
};
const faultCodeOf = (changes: Partial<SignatureDraft>) => faultHere({ ...draft, ...changes })?.code ?? null;

test("a partner refuses by itself what the Pact's own list contradicts: whoever is no party, and a day much too early", () => {
  expect(faultCodeOf({})).toBeNull();
  expect(faultCodeOf({ party: "pole-emploi" })).toBe("NOT_A_PARTY");
  expect(faultCodeOf({ convention: "autonomy-scheme" })).toBe("NOT_A_PARTY");
  for (const act of ["AMENDED", "RENEWED", "ENDED"] as const)
    expect(faultCodeOf({ act, party: "siae" })).toBe("NOT_A_PARTY");
  expect(faultCodeOf({ on: "1990-01-01" })).toBe("SIGNED_TOO_EARLY");
  expect(faultCodeOf({ convention: "family-services-scheme-2016-2020", on: "2015-02-01" })).toBeNull();
  expect(faultCodeOf({ convention: "family-services-scheme-2016-2020", on: "2014-12-31" })).toBe("SIGNED_TOO_EARLY");
  expect(faultCodeOf({ convention: "pole-emploi-department-2014", party: "pole-emploi", on: "2014-04-01" })).toBeNull();
});

test("of a convention that the Department alone may hold, it refuses a signature of long before the first Pact, and no more", () => {
  const unheard = { convention: "recorded-by-the-department" };
  expect(faultCodeOf(unheard)).toBeNull();
  expect(faultCodeOf({ ...unheard, on: "1990-01-01" })).toBe("SIGNED_TOO_EARLY");
  expect(faultCodeOf({ ...unheard, on: "2016-12-01" })).toBeNull();
});
