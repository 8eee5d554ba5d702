import { expect, test } from "vitest";
import { explain } from "./explain.ts";

test("an act is said to be whose it is: a partner's own stewards', or whoever's speaks for an institution of the Pact", () => {
  const refusal = { code: "NOT_A_STEWARD", partner: "caf" } as const;
  expect(explain(refusal)).toMatch(/^Seuls les administrateurs de données de l'institution « .* » peuvent le faire\.$/);
  const open = explain({ ...refusal, isOpenToOthers: true });
  for (const word of ["signataire", "EPCI", "structure"]) expect(open).toContain(word);
  expect(open).not.toContain("Seuls les administrateurs");
});

test("who sends no token is asked for one, whatever the act", () => {
  const refusal = { code: "NOT_A_STEWARD", partner: "department" } as const;
  for (const isOpenToOthers of [true, false]) {
    expect(explain({ ...refusal, isOpenToOthers, isAnonymous: true })).toMatch(/envoyez votre jeton .*Bearer/);
    expect(explain({ ...refusal, isOpenToOthers, isAnonymous: false })).not.toContain("jeton");
  }
});
