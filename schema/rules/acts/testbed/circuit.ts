/** What stewards may try on the circuit of funding, drawn at random: sense and nonsense alike. */
import fc from "fast-check";
import type { ActionStatus } from "../../../model/action.ts";
import type { DecisionStatus } from "../../../model/funding.ts";

export const funders = ["department-meuse", "caf", "msa"] as const;
export type FunderId = (typeof funders)[number];
export const lineIds = ["own-credits", "esf-global-grant-2017-2020"] as const;

interface OnRequest {
  /** The how-manieth request of the history; beyond the last one, none. */
  readonly request: number;
  readonly day: string;
  readonly reason: boolean;
}

export interface Deciding extends OnRequest {
  readonly by: FunderId;
  readonly status: DecisionStatus;
  readonly amount: number | null;
  readonly year: number;
  readonly line: string;
  /** Names the version it supersedes. */
  readonly supersedes: boolean;
}

export type Command =
  | {
      readonly kind: "SUBMIT";
      readonly funder: FunderId;
      readonly line: string;
      readonly year: number;
      readonly amount: number;
      readonly day: string;
      readonly renews: number | null;
    }
  | ({ readonly kind: "AMEND"; readonly amount: number } & OnRequest)
  | ({ readonly kind: "WITHDRAW"; readonly agreement: boolean } & OnRequest)
  | ({ readonly kind: "DECIDE" } & Deciding)
  | { readonly kind: "MOVE"; readonly to: ActionStatus; readonly day: string };

const day = fc.integer({ min: 1, max: 28 }).map((date) => `2019-06-${String(date).padStart(2, "0")}`);
const amount = fc.constantFrom(100, 250.5, 400);
const year = fc.oneof({ weight: 8, arbitrary: fc.constant(2019) }, { weight: 1, arbitrary: fc.constant(2021) });
const line = fc.oneof(
  { weight: 4, arbitrary: fc.constant(lineIds[0]) },
  { weight: 1, arbitrary: fc.constant(lineIds[1]) },
);
const onRequest = { request: fc.integer({ min: 0, max: 4 }), day, reason: fc.boolean() };

const submit = fc.record({
  kind: fc.constant("SUBMIT" as const),
  funder: fc.constantFrom(...funders),
  line,
  year,
  amount,
  day,
  renews: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 2 }),
});
const amend = fc.record({ kind: fc.constant("AMEND" as const), amount, ...onRequest });
const withdraw = fc.record({ kind: fc.constant("WITHDRAW" as const), agreement: fc.boolean(), ...onRequest });
const status = fc.constantFrom<DecisionStatus>("PENDING", "GRANTED", "GRANTED", "REFUSED", "REFUSED", "DECOMMITTED");
const decide = fc
  .record({
    kind: fc.constant("DECIDE" as const),
    by: fc.constantFrom(...funders),
    status,
    granted: amount,
    isOdd: fc.integer({ min: 0, max: 9 }).map((drawnDigit) => drawnDigit === 0),
    year,
    line,
    supersedes: fc.boolean(),
    ...onRequest,
  })
  .map(({ granted, isOdd, ...decision }) => ({
    ...decision,
    amount: (decision.status === "GRANTED") !== isOdd ? granted : null,
  }));
const move = fc.record({
  kind: fc.constant("MOVE" as const),
  to: fc.constantFrom<ActionStatus>("SEEKING_FUNDS", "FUNDED", "RUNNING", "FINISHED", "BLOCKED", "ABANDONED"),
  day,
});

/** A history: what is tried, in its order. */
export const histories = (longest: number): fc.Arbitrary<readonly Command[]> =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: submit },
      { weight: 2, arbitrary: amend },
      { weight: 2, arbitrary: withdraw },
      { weight: 6, arbitrary: decide },
      { weight: 2, arbitrary: move },
    ),
    { minLength: 1, maxLength: longest, size: "max" },
  );
