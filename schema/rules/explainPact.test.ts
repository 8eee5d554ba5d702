import { expect, test } from "vitest";
import { explainPact } from "./explainPact.ts";

test("an amount is refused for what is wrong with it: too large, finer than a cent, or none", () => {
  const refusalText = (amount: number) => explainPact({ code: "INVALID_AMOUNT", amount });
  expect(refusalText(1e15)).toBe("1000000000000000 est un montant trop grand : 100000000 € au plus.");
  expect(refusalText(1000.005)).toBe("1000.005 est plus fin qu'un montant : des euros, et deux décimales au plus.");
  for (const none of [0, -5, Number.NaN])
    expect(refusalText(none)).toBe(
      `${none} n'est pas un montant : il faut des euros, plus que zéro, et seulement pour une décision qui accorde.`,
    );
});
