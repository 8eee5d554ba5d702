import { type Period, type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";

export type PeriodKind = "MONTH" | "QUARTER" | "YEAR";

const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ["janvier", "janv", "jan", "january"],
    ["fevrier", "fevr", "fev", "feb", "february"],
    ["mars", "mar", "march"],
    ["avril", "avr", "apr", "april"],
    ["mai", "may"],
    ["juin", "jun", "june"],
    ["juillet", "juil", "jul", "july"],
    ["aout", "aou", "aug", "august"],
    ["septembre", "sept", "sep", "september"],
    ["octobre", "oct", "october"],
    ["novembre", "nov", "november"],
    ["decembre", "dec", "december"],
  ].flatMap((names, at) => names.map((name) => [name, at + 1] as const)),
);

/**
 * Reads a period as producers and spreadsheets write it ("31/12/2022", "déc-22", "T4 2022", "2022Q4", "2022M12"), for a
 * dataset of this kind; undefined when it is none of that kind. A day stands for the month it is in, and for a quarter or
 * a year when it is its last.
 */
export function writtenPeriod(cellText: string, kind: PeriodKind): Period | undefined {
  const text = plainText(cellText);
  const period = periodOf(text.toUpperCase()) ?? inWords(text) ?? ofDay(text, kind);
  return period && kindOf(period) === kind ? period : undefined;
}

/** Without accents, points and capitals: "Déc.-22" is "dec-22". */
const plainText = (cellText: string): string =>
  cellText.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/gu, " ").trim().toLowerCase();

const yearFirst = /^((?:19|20)\d{2}) ?[/_ -]? ?([qtm])[ _-]?(\d{1,2})$/;
const yearLast = /^([qtm])[ _-]?(\d{1,2}) ?[/_ -] ?((?:19|20)?\d{2})$/;
const quarterFirst = /^([1-4])[qt][ /_-]?((?:19|20)?\d{2})$/;
const quarterInWords = /^([1-4])(?:er|e|eme|nd)? (?:trimestre|trim\.?) (?:de )?((?:19|20)\d{2})$/;
const wordQuarter = /^(?:trimestre|trim\.?) ([1-4]) (?:de )?((?:19|20)\d{2})$/;
const yearThenQuarter = /^((?:19|20)\d{2}) ([1-4])(?:er|e|eme|nd)? (?:trimestre|trim\.?)$/;
const monthInWords = /^([a-z]+)\.?[ /-]?(?:de )?((?:19|20)?\d{2})$/;
const yearThenMonth = /^((?:19|20)\d{2})[ /-]([a-z]+)\.?$/;
const monthInDigits = /^(0?[1-9]|1[0-2])[/.-]((?:19|20)\d{2})$/;
const slashedMonth = /^((?:19|20)\d{2})\/(0?[1-9]|1[0-2])$/;
const packedMonth = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/;

function inWords(text: string): Period | undefined {
  const first = yearFirst.exec(text);
  if (first) return coded(first[1], first[2], first[3]);
  const last = yearLast.exec(text);
  if (last) return coded(fullYear(last[3]), last[1], last[2]);
  const short = quarterFirst.exec(text);
  if (short) return coded(fullYear(short[2]), "q", short[1]);
  const quarter = quarterInWords.exec(text) ?? wordQuarter.exec(text);
  if (quarter) return coded(quarter[2], "q", quarter[1]);
  const after = yearThenQuarter.exec(text);
  if (after) return coded(after[1], "q", after[2]);
  const reversed = yearThenMonth.exec(text);
  if (reversed) return coded(reversed[1], "m", String(months[reversed[2] ?? ""] ?? ""));
  const monthName = monthInWords.exec(text);
  if (monthName) return coded(fullYear(monthName[2]), "m", String(months[monthName[1] ?? ""] ?? ""));
  const digits = monthInDigits.exec(text);
  if (digits) return coded(digits[2], "m", digits[1]);
  const packed = packedMonth.exec(text) ?? slashedMonth.exec(text);
  return packed ? coded(packed[1], "m", packed[2]) : undefined;
}

const coded = (year = "", sign = "", number = ""): Period | undefined =>
  periodOf(sign === "m" ? `${year}-${number.padStart(2, "0")}` : `${year}-Q${number}`);

/** Spreadsheets write two digits; no figure of ours is of the last century. */
const fullYear = (year = ""): string => (year.length === 2 ? `20${year}` : year);

const isoDay = /^((?:19|20)\d{2})-(\d{2})-(\d{2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?$/;
/** "31DEC2024", as SAS writes it, "31-déc.-24", "31 décembre 2024". */
const dayInWords = /^(\d{1,2})(?:er)?[ -]?([a-z]+)\.?[ -]?((?:19|20)?\d{2})(?::00:00:00(?:\.0+)?)?$/;
const frenchDay = /^(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)?\d{2})(?: 00:00(?::00)?)?$/;

function ofDay(text: string, kind: PeriodKind): Period | undefined {
  const [year, month, day] = partsOfDay(text);
  const inMonth = periodOf(`${year}-${month}`);
  const isoText = `${year}-${month}-${day}`;
  if (!inMonth || isoText < inMonth.first || isoText > inMonth.last) return undefined;
  if (kind === "MONTH") return inMonth;
  const period = periodOf(kind === "YEAR" ? `${year}` : `${year}-Q${Math.ceil(Number(month) / 3)}`);
  return period?.last === isoText ? period : undefined;
}

function partsOfDay(text: string): readonly [string, string, string] {
  const two = (part = "") => part.padStart(2, "0");
  const iso = isoDay.exec(text);
  if (iso) return [iso[1] ?? "", iso[2] ?? "", iso[3] ?? ""];
  const named = dayInWords.exec(text);
  if (named) return [fullYear(named[3]), two(String(months[named[2] ?? ""] ?? "")), two(named[1])];
  const [, inFrench, month, year] = frenchDay.exec(text) ?? [];
  return [fullYear(year), two(month), two(inFrench)];
}

/** A day of a month, as a count that stands for the month is dated: its first, or its last. */
const isEdge = (year: string, month: string, day: string): boolean =>
  day === "01" || periodOf(`${year}-${month}`)?.last === `${year}-${month}-${day}`;

/**
 * The two months that a day can be of: "05/12/2024" is of December in French and of May in American, "24/12/01" of 2001 or, the
 * year first, of 2024. Null where it can only be of one, or where the French reading alone is the first or last day of its month.
 */
export function monthsOfDay(cellText: string): readonly [PeriodCode, PeriodCode] | null {
  const match = /^\s*\d\d?[/.-]/.test(cellText) ? frenchDay.exec(plainText(cellText)) : null;
  const [, first = "", second = "", third = ""] = (match ?? []).map((part) => part?.padStart(2, "0") ?? "");
  if (!match) return null;
  const readings = [
    { year: fullYear(third), month: second, day: first },
    { year: fullYear(third), month: first, day: second },
    ...(third.length === 2 ? [{ year: fullYear(first), month: second, day: third }] : []),
  ].flatMap(({ year, month, day }) => {
    const of = periodOf(`${year}-${month}`);
    const text = `${year}-${month}-${day}`;
    return of && text >= of.first && text <= of.last ? [{ of, isEdge: isEdge(year, month, day), month: of.code }] : [];
  });
  const [french, ...otherReadings] = readings;
  if (!french || french.month !== `${fullYear(third)}-${second}` || french.isEdge) return null;
  const otherReading = otherReadings.find(
    (reading) => reading.month !== french.month && (reading.isEdge || third.length === 4),
  );
  return otherReading ? [french.month, otherReading.month] : null;
}

/** The year and its part, which a file gives in two columns: "2020" and "12", "déc.", "T4" or "4". */
export function yearAnd(year: string, part: string, kind: PeriodKind): string {
  const [inYear, inPart] = [year.trim().replace(/[.,]0+$/, ""), part.trim().replace(/[.,]0+$/, "")];
  if (/^\d{1,2}$/.test(inPart))
    return kind === "QUARTER" ? `${inYear}-Q${Number(inPart)}` : `${inYear}-${inPart.padStart(2, "0")}`;
  if (/^m\d{1,2}$/i.test(inPart)) return `${inYear}${inPart}`;
  return `${inPart} ${inYear}`.trim();
}

/** 1 January 1900 is 1, and 29 February 1900 was thought to be a day. */
const excelEpoch = Date.UTC(1899, 11, 30);
const ofThisCentury = /^(?:3[6-9]|4\d|5[0-4])\d{3}$/;

/** The French day of which a spreadsheet shows the number, where a column was saved without its format; null when it is none. */
export function excelDay(cellText: string): string | null {
  const text = cellText.trim();
  if (!ofThisCentury.test(text)) return null;
  return new Date(excelEpoch + Number(text) * 86_400_000).toLocaleDateString("fr-FR", { timeZone: "UTC" });
}

const kindOf = ({ code }: Period): PeriodKind =>
  code.includes("Q") ? "QUARTER" : code.includes("-") ? "MONTH" : "YEAR";
