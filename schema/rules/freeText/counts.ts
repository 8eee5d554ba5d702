import type { TextFinding } from "./finding.ts";
import { whole, words } from "./reading.ts";
import { individuals, members, numerals, outcomes, roughNumerals, smallestGroup } from "./words.ts";

const plural = (list: string): string => list.replace(/(\||$)/g, "s?$1");
const people = `${plural(individuals)}|${plural(members)}`;
const number = `(?:\\d{1,3}(?:[ .]\\d{3}){1,3}|\\d{1,9}|${roughNumerals}|${numerals}|une?|aucune?)`;

const ofPeople = whole(
  `(${number}) (?:d'|de |des )?(?:nouve(?:aux|lles) |autres |jeunes )?${words(`${people}|${outcomes}`)}`,
  "giu",
);
const reversed = whole(`(?:${words(`${plural(members)}|${outcomes}`)}) ?(?::|=|\\() ?(\\d{1,9})`, "giu");
const ofOutcomes = whole(`(?:${number}) (?:${words(`${outcomes}|participante?s?`)})`);
/** What was planned is no count of who came: "pour 8 personnes", "groupes de 6 jeunes", "12 places". */
const planned = whole(
  `(?:pour|groupes? de|ateliers? de|session de|maximum de|jusqu'a|places? pour|au plus|environ|de \\d{1,4} a|minimum) (?:${number}) ${words(plural(members))}`,
);

/**
 * Figures of people in words: told, since figures have a way of their own; refused where one is small and counts what came of
 * an action, or where two are so near that their difference is.
 */
export function counted(text: string): readonly TextFinding[] {
  const found = [...text.matchAll(ofPeople), ...text.matchAll(reversed)].map(([, value = ""]) => countIn(value));
  const counts = found.filter((value) => value !== null);
  const certain = counts.filter((value) => !Number.isNaN(value));
  if (counts.length === 0) return [];
  const hasSmall = certain.some((value) => value < smallestGroup);
  if (hasSmall && (ofOutcomes.test(text) || text.match(reversed)) && !planned.test(text)) return [smallGroup];
  if (counts.length > 1 && differNarrowly(certain)) return [smallGroup];
  return [figure];
}

/** "un", "une" say someone more often than a count; a rough number is one, whose value is not known. */
function countIn(text: string): number | null {
  const said = text.toLowerCase();
  if (/^une?$/.test(said)) return null;
  if (/^aucune?$/.test(said)) return 0;
  const at = numerals.split("|").indexOf(said);
  if (at >= 0) return at + 2;
  return /^\d/.test(said) ? Number(said.replace(/\D/g, "")) : Number.NaN;
}

const differNarrowly = (counts: readonly number[]): boolean =>
  counts.some((a, at) => counts.slice(at + 1).some((b) => a !== b && Math.abs(a - b) < smallestGroup));

const smallGroup: TextFinding = { verdict: "REFUSED", kind: "SMALL_GROUP" };
const figure: TextFinding = { verdict: "TOLD", kind: "FIGURE" };
