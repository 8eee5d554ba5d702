import fc from "fast-check";
import { expect, test } from "vitest";
import type { CreditLine } from "../model/creditLine.ts";
import { coFundingOf, type FundedPart } from "./coFunding.ts";

const line = (id: string, percent: number | null): CreditLine => ({
  id,
  title: id,
  funder: null,
  creditsOf: null,
  firstYear: null,
  lastYear: null,
  ceiling: percent === null ? null : { percent, source: "x" },
  passages: [],
});
const lines = [line("own-credits", null), line("esf", 60)];
const part = (funder: string, of: string, amount: number): FundedPart => ({ funder, line: of, amount });

test("the ESF at 60 % needs two euros of counterpart for three of its own, and says what is missing", () => {
  const plan = coFundingOf([part("department-meuse", "esf", 6000), part("caf", "own-credits", 4000)], lines);
  expect(plan).toEqual({
    total: 10_000,
    lines: [
      { line: "esf", amount: 6000, share: 60, counterpart: 4000, ceiling: 60, counterpartMissing: 0 },
      { line: "own-credits", amount: 4000, share: 40, counterpart: 6000, ceiling: null, counterpartMissing: null },
    ],
  });
  const short = coFundingOf([part("department-meuse", "esf", 6000.01), part("caf", "own-credits", 4000)], lines);
  expect(short.lines[0]).toMatchObject({ share: 60, counterpartMissing: 0.01 });
  expect(coFundingOf([part("department-meuse", "esf", 100)], lines).lines[0]).toMatchObject({
    share: 100,
    counterpart: 0,
    counterpartMissing: 66.67,
  });
  expect(coFundingOf([], lines)).toEqual({ total: 0, lines: [] });
});

test("recomputed in whole cents: shares are of the total, the ceiling is judged on euros, one cent less would not do", () => {
  const parts = fc.array(
    fc.record({
      funder: fc.constantFrom("caf", "msa", "department-meuse"),
      line: fc.constantFrom("own-credits", "esf"),
      cents: fc.integer({ min: 1, max: 100_000_000 }),
    }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(parts, (drawnParts) => {
      const { total, lines: planLines } = coFundingOf(
        drawnParts.map(({ funder, line: of, cents }) => part(funder, of, cents / 100)),
        lines,
      );
      const totalCents = drawnParts.reduce((sum, { cents }) => sum + cents, 0);
      expect(Math.round(total * 100)).toBe(totalCents);
      for (const { line: of, amount, share, counterpart, counterpartMissing } of planLines) {
        const cents = drawnParts
          .filter((drawnPart) => drawnPart.line === of)
          .reduce((sum, drawnPart) => sum + drawnPart.cents, 0);
        expect([Math.round(amount * 100), Math.round(counterpart * 100)]).toEqual([cents, totalCents - cents]);
        expect(Math.abs((share ?? 0) - (100 * cents) / totalCents)).toBeLessThanOrEqual(0.005 + 1e-9);
        if (counterpartMissing === null) continue;
        const missing = Math.round(counterpartMissing * 100);
        expect(cents * 100 <= 60 * (totalCents + missing)).toBe(true);
        if (missing > 0) expect(cents * 100 > 60 * (totalCents + missing - 1)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
