import type { PactRefusal } from "../../model/pactRefusal.ts";

/** More than any budget of the Pact, in euros. */
export const largestAmount = 100_000_000;

/** Euros, above zero, to the cent at the finest. */
export const isAmount = (amount: number): boolean =>
  Number.isFinite(amount) && amount > 0 && amount <= largestAmount && Number(amount.toFixed(2)) === amount;

/** Credits that answer are of a Pact's years, or of those after in which its last decisions are paid. */
export const faultInBudgetYear = (year: number, years: readonly number[]): PactRefusal | null =>
  years.includes(year) ? null : { code: "OUTSIDE_THE_PACT", year, years };
