import type { Day } from "../../model/period.ts";

/** Members of acts' inputs that say when something was done: a register tells what has been. */
export const daysDone: ReadonlySet<string> = new Set([
  "on",
  "openedOn",
  "closedOn",
  "submittedOn",
  "decidedOn",
  "heldOn",
  "sentOn",
  "adoptedOn",
  "signed",
]);

/** What is no day at all is refused as such, where it is read. */
function isToCome(text: string, today: Day): boolean {
  const day = new Date(text);
  const isDay =
    /^\d{4}(?:-\d{2}){0,2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return isDay && text > today.slice(0, text.length);
}

/** The first day of an act's input, however deep, that says done what is to come; null: none. A month counts by its first day. */
export function dayToComeIn(input: unknown, today: Day): string | null {
  if (input === null || typeof input !== "object") return null;
  for (const [name, value] of Object.entries(input)) {
    if (typeof value === "string" && daysDone.has(name) && isToCome(value, today)) return value;
    const inside = dayToComeIn(value, today);
    if (inside !== null) return inside;
  }
  return null;
}
