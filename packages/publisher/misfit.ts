import { atLevel } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { thresholds } from "./plausibilityThresholds.ts";
import type { Dated } from "./totals.ts";

/** A territory's figure, and what the former one would have become had it moved as the others did. */
export interface Placed {
  readonly code: TerritoryCode;
  readonly name: string;
  readonly now: number;
  readonly former: number;
  /** `former`, times the median movement. */
  readonly awaited: number;
}

/** The squared distance of two counts in units of what chance and rounding to `step` leave between them (1: the usual). */
export function misfit(one: number, other: number, step: number): number {
  const variance = one + other + (step * step) / 6;
  return variance > 0 ? (one - other) ** 2 / variance : 0;
}

/** Half of it would be told from the other by rounding alone. */
export const stepOf = ({ roundedTo }: Indicator): number => Math.max(1, roundedTo ?? 1);

/** Territories of the finest level with a figure on both sides, in the order of their codes. */
export function placedIn({ finest }: Indicator, now: Dated, former: Dated): readonly Placed[] {
  const both = atLevel(finest)
    .flatMap(({ code, name }) => {
      const [one, other] = [now.totals.get(code), former.totals.get(code)];
      return one && other ? [{ code, name, now: one.value, former: other.value }] : [];
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const growth = medianGrowth(both);
  return both.map((one) => ({ ...one, awaited: one.former * growth }));
}

/** Of territories large enough to be weighed; 1 where they are few: one that is wrong would make it. */
function medianGrowth(both: readonly { readonly now: number; readonly former: number }[]): number {
  const ratios = both
    .filter(({ now, former }) => now > 0 && former >= thresholds.leastWeighed)
    .map(({ now, former }) => now / former)
    .toSorted((a, b) => a - b);
  return ratios.length < thresholds.leastAlike ? 1 : (ratios[Math.floor(ratios.length / 2)] ?? 1);
}
