import type { Wording } from "./wording.ts";

/** "own-credits", "esf-global-grant-2017-2020"...: the file of a Pact (data/pacts) lists them. */
export type CreditLineId = string;

/** The line of every funder: the credits that are its own to grant. */
export const ownCredits: CreditLineId = "own-credits";

/** Credits that a request may be made of: whose they are, who grants them, and for which budget years. */
export interface CreditLine {
  readonly id: CreditLineId;
  /** French. */
  readonly title: string;
  /** The funder that grants them, or a kind of funders ("epci"); null: any funder, of its own. */
  readonly funder: string | null;
  /** Whose money it is, in French, where another grants it: the European Union's, by the Department. */
  readonly creditsOf: string | null;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** The most it may be of what is granted to an action, in percent, and where that is written; null: no ceiling is known. */
  readonly ceiling: { readonly percent: number; readonly source: string } | null;
  /** The Pact's words for it, with their lines; none: the hub's own line, which the Pact does not name. */
  readonly passages: readonly Wording[];
}

/** Whether a funder grants these credits. */
export function isLineOf({ funder: granting }: Pick<CreditLine, "funder">, funder: string): boolean {
  return granting === null || granting === funder || funder.startsWith(`${granting}:`);
}
