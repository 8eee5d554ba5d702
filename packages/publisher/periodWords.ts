import { type PeriodKind, writtenPeriod } from "@pacte-hub/release-file/writtenPeriod";
import { type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";
import { plainName } from "./writtenTerritory.ts";

/** Words of the day that a file was made, or of what it was made with: they date none of its figures. */
const aside =
  /\b(maj|mise? a jour|actualise(e?s)?|extraits?|extractions?|export|edite(e?s)?|publie(e?s)?|diffuse(e?s)?|paru(e?s)?|consulte(e?s)?|telecharge(e?s)?|imprime(e?s)?|geographie|cog|population|recensement|base|loi|decret|pacte|version|v\d)\b/;

/** @param plain a text, without accents nor capitals */
export const datesFile = (plain: string): boolean => aside.test(plain);

const months =
  "janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?";
/** How a title or a file name writes a period, by its kind. */
const writings: Readonly<Record<PeriodKind, RegExp>> = {
  MONTH: new RegExp(
    `\\b(?:${months}) (?:de )?20\\d\\d\\b|\\b20\\d\\d (?:0[1-9]|1[0-2])\\b(?! \\d)|(?<!\\d )\\b(?:0[1-9]|1[0-2]) 20\\d\\d\\b`,
    "g",
  ),
  QUARTER: /\b[tq][1-4] ?20\d\d\b|\b20\d\d ?[tq][1-4]\b|\b[1-4](?:er|e|eme)? trimestre (?:de )?20\d\d\b/g,
  YEAR: /(?!)/g,
};

/**
 * A period that a text gives to a file, and that none of its lines is of: another month in words, or a last year before that of
 * the figures, which cannot have been known. Undefined where they agree, or where the text says nothing of it.
 */
export function otherPeriodIn(text: string, kind: PeriodKind, periods: readonly PeriodCode[]): string | undefined {
  const plain = plainName(text).replace(/[_]/g, " ");
  if (datesFile(plain) || periods.length === 0) return undefined;
  const named = [...plain.matchAll(writings[kind])].flatMap(([one]) => {
    const period =
      writtenPeriod(one, kind) ??
      writtenPeriod(one.replace(" ", "-"), kind) ??
      writtenPeriod(one.replace(" ", "/"), kind);
    return period ? [{ one, period }] : [];
  });
  const [first] = named;
  if (first)
    return named.some(({ period }) => periods.includes(period.code)) || isSpan(named, periods) ? undefined : first.one;
  const years = [...plain.matchAll(/\b20\d\d\b/g)].map(([year]) => year).toSorted();
  const last = years.at(-1);
  const begun = periods.map((code) => periodOf(code)?.first.slice(0, 4) ?? "").toSorted()[0] ?? "";
  return last !== undefined && last < begun ? last : undefined;
}

/** "Verdun : donnée de 2023": the year that a note says some figures were taken of; undefined where they are of it. */
export function yearTakenIn(note: string, periods: readonly PeriodCode[]): string | undefined {
  const found = /\b(?:donnees?|chiffres?|valeurs?)(?: \w+){0,3}? (?:de|du|d|par|pour) (?:celles? de )?(20\d\d)\b/.exec(
    plainName(note),
  );
  const year = found?.[1];
  const isOf = periods.some((code) => code.startsWith(year ?? ""));
  return found === null || isOf || datesFile(plainName(note)) ? undefined : found[0];
}

/** "De janvier 2020 à décembre 2024": any period between them. */
const isSpan = (
  named: readonly { readonly period: { readonly first: string; readonly last: string } }[],
  periods: readonly PeriodCode[],
): boolean => {
  const [from = "", to = ""] = [
    named.map(({ period }) => period.first).toSorted()[0],
    named
      .map(({ period }) => period.last)
      .toSorted()
      .at(-1),
  ];
  return (
    named.length > 1 &&
    periods.some((code) => (periodOf(code)?.first ?? "") >= from && (periodOf(code)?.last ?? "") <= to)
  );
};
