import type { Convention } from "../model/convention.ts";
import type { Instant } from "../model/period.ts";
import { type Entry, isByAct } from "../model/record.ts";

/** What a party signs: what the convention is, between whom, from when to when. Its state and expected days are not. */
type Terms = Pick<Convention, "title" | "kind" | "scope" | "start" | "end" | "parties"> &
  Partial<Pick<Convention, "territories">>;

const wordsOf = ({ title, kind, scope, start, end, parties, territories = [] }: Terms): string =>
  JSON.stringify([title, kind, scope, start, end, parties.map(({ id }) => id).sort(), [...territories].sort()]);

export const haveSameTerms = (first: Terms, second: Terms): boolean => wordsOf(first) === wordsOf(second);

/**
 * Since when a convention has had its present terms, by all that its register ever said of it, oldest first; null: since a file
 * that every institution has from the start.
 */
export function termsSince(history: readonly Entry<Convention>[]): Instant | null {
  const last = history.at(-1);
  if (!last) return null;
  const changed = history.findLastIndex((version) => !haveSameTerms(version, last));
  const first = history[changed + 1] ?? last;
  return isByAct(first.record) ? first.record.recordedAt : null;
}
