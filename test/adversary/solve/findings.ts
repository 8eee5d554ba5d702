import type { Attacked, Reach } from "./attack.ts";
import { propagate } from "./propagate.ts";
import { type Cell, hair, type Interval, type Knowledge } from "./table.ts";

/** What is truly counted in a cell, in steps of its unit; undefined where whoever judges does not hold it. */
export type Truth = (cell: Cell) => number | undefined;

export type FindingKind =
  /** A count shown to be under k, though a reader may not know it. */
  | "BELOW_K"
  /** A small count shown not to be zero. */
  | "ABOVE_ZERO"
  /** A magnitude, or a figure withheld for its organisations, within p % of its value. */
  | "WITHIN_P"
  /** Exactly known. Not a breach by itself where the count is k or more: told apart. */
  | "EXACT";

export interface Finding {
  readonly cell: Cell;
  readonly at: number;
  readonly kind: FindingKind;
  readonly interval: Interval;
  readonly truth: number | undefined;
}

const defaultK = 5;
const defaultShare = 0.1;

/**
 * How low the zero rule itself lets a total be: totals that are not shown as zero hold somebody. Where a register, or the
 * zeros of a table whose rule is to show them, leave one cell of a total open, the cell is that total under another name,
 * and is promised no more.
 */
export function promisedLeast({ cells, relations, facts }: Knowledge): Float64Array {
  const bare = cells.map((cell) => ({
    ...cell,
    low:
      cell.breakdown === "" && cell.isCount && cell.high > 0 && cell.policy.zeroRule === "WITHHELD_UNLESS_EMPTY"
        ? 1
        : 0,
    high: cell.isCount && cell.high === 0 && isOpenZero(cell) ? 0 : Number.POSITIVE_INFINITY,
  }));
  const certain = relations.filter(({ kind }) => kind === "MARGINS" || kind === "ZONES" || kind === "DEFINITIONS");
  const open = facts.filter(({ kind }) => kind === "REGISTER" || kind === "PLACE" || kind === "STRUCTURES");
  return propagate({ cells: bare, relations: certain, facts: open, zeros: [] }).low;
}

/** Whether a zero is shown because it is one, under any rule or its own; what a table calls not applicable is not taken on trust. */
const isOpenZero = ({ breakdown, isWithheld, policy }: Cell): boolean =>
  breakdown === "" || (!isWithheld && policy.zeroRule !== "WITHHELD_UNLESS_EMPTY");

/** How far each withheld cell must be able to go: down to zero (a total: what the zero rule tells anyway), up to k. */
export function reachOf(knowledge: Knowledge): Reach[] {
  const least = promisedLeast(knowledge);
  return knowledge.cells.map((cell, at) => {
    if (!cell.isWithheld) return null;
    return { low: cell.isCount ? least[at]! : 0, high: cell.policy.k ?? defaultK };
  });
}

/** Cells narrower than promised. Without the truth, what is proven of a cell is told whatever it truly is. */
export function findingsOf(
  knowledge: Knowledge,
  reach: readonly Reach[],
  { intervals }: Pick<Attacked, "intervals">,
  truth: Truth,
): Finding[] {
  return knowledge.cells.flatMap((cell, at) => {
    const wanted = reach[at];
    if (!wanted) return [];
    const interval = intervals[at]!;
    const value = truth(cell);
    const kind = kindOf(cell, interval, wanted, value);
    return kind ? [{ cell, at, kind, interval, truth: value }] : [];
  });
}

function kindOf(cell: Cell, { low, high }: Interval, wanted: Interval, truth: number | undefined): FindingKind | null {
  if (cell.isCount && high < wanted.high - hair) return "BELOW_K";
  if (cell.isCount && low > wanted.low + hair && (truth ?? low) < wanted.high) return "ABOVE_ZERO";
  if (!cell.isCount && high - low < share(cell) * (truth ?? low) - hair) return "WITHIN_P";
  if (!cell.isCount && high <= hair) return "BELOW_K";
  return high - low <= hair ? "EXACT" : null;
}

const share = ({ policy }: Cell): number => policy.magnitudeShare ?? defaultShare;

/** A count exactly known that is k or more was withheld for others' sake: no promise is broken by it alone. */
export const isBreach = ({ kind }: Finding): boolean => kind !== "EXACT";
