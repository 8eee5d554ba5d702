import { type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";
import { datesFile } from "./periodWords.ts";
import { plainName } from "./writtenTerritory.ts";

const months = [
  "janvier",
  "fevrier",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "aout",
  "septembre",
  "octobre",
  "novembre",
  "decembre",
];
const month = months.join("|");
/** When figures were looked at, or made sure: months after those that they are of. */
const observed = /\b(observe(e?s)?|consolide(e?s)?|connu(e?s)?|valide(e?s)?|recul)\b/;
/** "Novembre", "novembre 2024", "au 30/11/2024". */
const mention = new RegExp(
  `(?<!depuis (?:le 1er |le )?)\\b(${month})\\b(?: (20\\d\\d))?|\\bau \\d\\d? (\\d\\d) (20\\d\\d)\\b`,
  "g",
);
/** By which a note gives a month to the figures, beside all that it may date. */
const given = new RegExp(
  `\\b(au titre|donnees|effectifs?|chiffres|situation|droits?|valeurs?)( arretee?s?)?( du mois)? (de |d |du |en |fin |a fin |au \\d\\d? )+(${month})\\b|\\bmois de reference (${month})\\b|\\b(situation|donnees|effectifs?|chiffres)( arretee?s?)? au \\d\\d? \\d\\d 20\\d\\d\\b`,
);

/**
 * A month that a text gives to the figures of a file and that none of its periods holds, with its year or without: "au titre de
 * novembre" over a December, "au 30/09/2024" over a last quarter. Undefined where they agree, or where the text says nothing of it.
 */
export function otherMonthIn(text: string, periods: readonly PeriodCode[], { isNote }: { readonly isNote: boolean }) {
  const plain = plainName(text.replaceAll(/[_-]/g, " "));
  if (periods.length === 0 || datesFile(plain) || observed.test(plain) || (isNote && !given.test(plain)))
    return undefined;
  const named = [...plain.matchAll(mention)].map(([one, name, year, number, yearOf]) => ({
    one,
    month: name === undefined ? Number(number) : months.indexOf(name) + 1,
    year: year ?? yearOf,
  }));
  const [first, last] = [named[0], named.at(-1)];
  if (!first || !last) return undefined;
  const isHeld = periods.some((code) => {
    const [from, to] = [periodOf(code)?.first ?? "", periodOf(code)?.last ?? ""];
    const holds = ({ month: one, year = from.slice(0, 4) }: (typeof named)[number]) => {
      const at = `${year}-${String(one).padStart(2, "0")}`;
      return at >= from.slice(0, 7) && at <= to.slice(0, 7);
    };
    const isWithin = named.length > 1 && first.month <= monthOf(from) && monthOf(to) <= last.month;
    return named.some(holds) || isWithin;
  });
  // "De janvier 2020 à mars 2024" is compared with its years.
  const isLong = named.length > 1 && first.year !== last.year;
  return isHeld || isLong ? undefined : first.one;
}

const monthOf = (day: string): number => Number(day.slice(5, 7));
