import { numerals } from "./words.ts";

const units = ["", "un", ...numerals.split("|"), "onze", "douze", "treize", "quatorze", "quinze", "seize"];
const small = [...units, "dix-sept", "dix-huit", "dix-neuf"];
const tens = ["vingt", "trente", "quarante", "cinquante", "soixante"];

/** French numbers in letters and their values, 2 to 100, hyphens where they are written. */
const letters = new Map<string, number>([
  ...small.map((word, value) => [word, value] as const).slice(2),
  ...tens.flatMap((ten, at) =>
    small.slice(0, at === 4 ? 20 : 10).map((unit, value) => [joined(ten, unit), (at + 2) * 10 + value] as const),
  ),
  ...small.map((unit, value) => [unit === "" ? "quatre-vingts" : `quatre-vingt-${unit}`, 80 + value] as const),
  ["cent", 100],
]);

function joined(ten: string, unit: string): string {
  if (unit === "") return ten;
  return unit === "un" || unit === "onze" ? `${ten} et ${unit}` : `${ten}-${unit}`;
}

/** Of a pattern; the longest first, a hyphen or a space between. */
export const inLetters = [...letters.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/[- ]/g, "[- ]"))
  .join("|");

/** What a number in letters or figures is worth; "un" is none: it says someone more often than a count; NaN: a rough number. */
export function worthOf(text: string): number | null {
  const number = text.toLowerCase().trim();
  if (/^une?$/.test(number)) return null;
  if (/^aucune?$/.test(number)) return 0;
  if (/^\d/.test(number)) return Number(number.replace(/\D/g, ""));
  return letters.get(number) ?? letters.get(number.replace(/ (?!et |onze|un$)/g, "-")) ?? Number.NaN;
}
