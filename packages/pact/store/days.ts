import { type Day, type Period, periodOf } from "@pacte-hub/schema/model/period";

/** The Pact gives years or days: a year begins on its first day and ends on its last. */
export function dayOf(yearOrDay: number | string | undefined, end: keyof Pick<Period, "first" | "last">): Day | null {
  if (yearOrDay === undefined) return null;
  return periodOf(String(yearOrDay))?.[end] ?? String(yearOrDay);
}
