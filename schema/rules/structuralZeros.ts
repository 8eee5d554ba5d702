import type { Action } from "../model/action.ts";
import { recommendationNamed } from "../model/dimension.ts";
import type { RegisterEntry, StructuralZeros } from "../model/openRegister.ts";
import { type PeriodCode, periodOf } from "../model/period.ts";
import type { TerritoryCode } from "../model/territory.ts";

/** Whether two territories have a commune in common. */
export type Overlap = (first: TerritoryCode, second: TerritoryCode) => boolean;

/** The entries that let somebody be counted in a period: those that stand on one of its days. */
export function entriesIn(entries: readonly RegisterEntry[], period: PeriodCode): readonly RegisterEntry[] {
  const days = periodOf(period);
  if (!days) return [];
  return entries.filter(({ first, last }) => first <= days.last && (last === null || last >= days.first));
}

interface Cell {
  readonly territory: TerritoryCode;
  readonly breakdown: string;
}

/**
 * Whether no entry of the period lets anybody be counted in a cell. A register that is silent on the whole period tells
 * nothing: it was not kept then.
 */
export function isStructuralZero(
  { where }: Pick<StructuralZeros, "where">,
  entries: readonly RegisterEntry[],
  { cell: { territory, breakdown }, overlap }: { readonly cell: Cell; readonly overlap: Overlap },
): boolean {
  const cellValues = breakdown.split(";").map((part) => part.split("=") as [string, string]);
  const opens = (entry: RegisterEntry): boolean =>
    (where === "EVERYWHERE" || overlap(entry.territory, territory)) &&
    cellValues.every(([name, value]) => (entry.at as Record<string, readonly string[]>)[name]?.includes(value) ?? true);
  return entries.length > 0 && !entries.some(opens);
}

/**
 * An action lets people take part from the day it runs to the day it is finished or abandoned, for any of its
 * recommendations; null as long as it never ran.
 */
export function entryOfAction(action: Pick<Action, "territory" | "recommendations" | "steps">): RegisterEntry | null {
  const { territory, recommendations, steps } = action;
  const first = steps.find(({ status }) => status === "RUNNING")?.on;
  if (first === undefined) return null;
  const last = steps.find(({ status }) => status === "FINISHED" || status === "ABANDONED")?.on ?? null;
  return { territory, at: { recommendation: recommendations.map(recommendationNamed) }, first, last };
}
