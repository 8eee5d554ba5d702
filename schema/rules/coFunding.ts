import type { CreditLine, CreditLineId } from "../model/creditLine.ts";
import { exact } from "./decimal.ts";
import { rateDecimals } from "./derivedNumbers.ts";
import { nearest, quotient } from "./ratio.ts";

/** Euros of one line of one funder, asked or granted. */
export interface FundedPart {
  readonly funder: string;
  readonly line: CreditLineId;
  readonly amount: number;
}

/** What a line is of the whole. */
export interface CoFundingShare {
  readonly line: CreditLineId;
  /** Euros of the line, whoever grants them. */
  readonly amount: number;
  /** Of the whole, in percent, to the hundredth; null of nothing. */
  readonly share: number | null;
  /** The whole less the line, in euros: what stands against it. */
  readonly counterpart: number;
  /** The most it may be of the whole, in percent; null: no ceiling is known. */
  readonly ceiling: number | null;
  /** Euros of other lines that the ceiling still asks for, to the cent above; 0: it is held; null: there is no ceiling. */
  readonly counterpartMissing: number | null;
}

/** The whole, and what each line is of it. */
export interface CoFunding {
  readonly total: number;
  readonly lines: readonly CoFundingShare[];
}

/**
 * The rate at which each line co-funds an action: its euros over those of all lines together. A ceiling (the ESF: 60 %)
 * is judged on the euros, never on the rounded share.
 */
export function coFundingOf(parts: readonly FundedPart[], lines: readonly CreditLine[]): CoFunding {
  const total = sumOf(parts);
  const lineIds = [...new Set(parts.map(({ line }) => line))].sort();
  return {
    total,
    lines: lineIds.map((line) => {
      const amount = sumOf(parts.filter((part) => part.line === line));
      const share = quotient(exact(100 * amount), total);
      const ceiling = lines.find(({ id }) => id === line)?.ceiling?.percent ?? null;
      const counterpart = exact(total - amount);
      return {
        line,
        amount,
        share: share && nearest(share, rateDecimals),
        counterpart,
        ceiling,
        counterpartMissing: ceiling === null ? null : missingCounterpart(amount, counterpart, ceiling),
      };
    }),
  };
}

const sumOf = (parts: readonly FundedPart[]): number => parts.reduce((sum, { amount }) => exact(sum + amount), 0);

/** In cents: `amount` is at most `ceiling` percent of the whole when what stands against it is the rest of the hundred. */
function missingCounterpart(amount: number, counterpart: number, ceiling: number): number {
  const cents = BigInt(Math.round(amount * 100)) * BigInt(100 - ceiling);
  const needed = (cents + BigInt(ceiling - 1)) / BigInt(ceiling);
  const missing = needed - BigInt(Math.round(counterpart * 100));
  return missing > 0n ? Number(missing) / 100 : 0;
}
