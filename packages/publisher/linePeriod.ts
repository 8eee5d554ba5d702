import type { Line } from "@pacte-hub/release-file/extract";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import { excelDay, monthsOfDay, type PeriodKind, writtenPeriod, yearAnd } from "@pacte-hub/release-file/writtenPeriod";
import type { Period, PeriodCode } from "@pacte-hub/schema/model/period";
import { excerpt, type LineReading } from "./lineReading.ts";
import type { PeriodColumns } from "./periodColumns.ts";

/** The period of a line, checked against what the steward said of the file and against the day it is. */
export function periodIn(line: Line, reading: LineReading, faults: Faults): PeriodCode | undefined {
  const { indicator, columns, declared, today } = reading;
  const { number } = line;
  const kind = indicator.periods;
  const text = textIn(line, reading);
  const period = writtenPeriod(text, kind);
  if (!period)
    return faults.add("WRONG_PERIOD", number, `« ${excerpt(text)} » n'est pas ${periodKinds[kind]}.${hint(text)}`);
  const months = declared.period === undefined && kind === "MONTH" ? monthsOfDay(text) : null;
  if (months && !isSettled(line, columns.period))
    return faults.add(
      "AMBIGUOUS_PERIOD",
      number,
      `« ${excerpt(text)} » est un jour de ${months[0]} en français, et de ${months[1]} pour qui écrit les dates autrement : écrivez le mois (« ${months[0]} »), ou dites-le (--period).`,
    );
  if (!agrees(period, line, columns.period))
    return faults.add(
      "PERIOD_DIFFERS",
      number,
      `la colonne de l'année, du trimestre ou du mois ne dit pas ${period.code}, comme l'autre.`,
    );
  if (period.first > today) return faults.add("WRONG_PERIOD", number, `${period.code} n'a pas encore commencé.`);
  if (period.last > today && indicator.counts === "VALUE")
    return faults.add(
      "WRONG_PERIOD",
      number,
      `${period.code} n'est pas terminé : rien ne peut en être compté jusqu'au bout.`,
    );
  const expected = declared.period === undefined ? period : writtenPeriod(declared.period, kind);
  if (expected?.code === period.code) return period.code;
  return faults.add(
    "PERIOD_DIFFERS",
    number,
    `le fichier dit ${period.code}, et non ${declared.period} comme annoncé (--period).`,
  );
}

/** A column of the month, beside the day, tells which of its numbers is the month. */
const isSettled = ({ fields }: Line, columns: PeriodColumns | null): boolean =>
  columns !== null && columns.parts.month !== null && (fields.get(columns.parts.month) ?? "") !== "";

/** "2020" and "12" are "2020-12"; where the part says all of it ("2020-12" beside "2020"), it is compared with its year. */
function textIn({ fields }: Line, { columns, declared, indicator }: LineReading): string {
  const { period } = columns;
  if (period === null) return declared.period ?? "";
  const field = (name: string | null) => (name === null ? "" : (fields.get(name) ?? ""));
  if (period.whole !== null) return field(period.whole);
  const { year, quarter, month, day } = period.parts;
  if (day !== null) return [field(day), field(month), field(year)].join("/");
  const part = quarter === null || indicator.periods === "MONTH" ? field(month) : field(quarter);
  return writtenPeriod(part, indicator.periods) ? part : yearAnd(field(year), part, indicator.periods);
}

/** Whether the columns beside the one that says all of a period say the same: its year, and a quarter or a month that it shares. */
function agrees(period: Period, { fields }: Line, columns: PeriodColumns | null): boolean {
  if (columns === null) return true;
  const { year, quarter, month } = columns.parts;
  const written = (name: string | null) => (name === null ? "" : (fields.get(name) ?? "").trim());
  const inYear = /^\d{4}$/.test(written(year)) ? written(year) : period.code.slice(0, 4);
  const sharesDays = (part: Period | undefined) => !part || (part.first <= period.last && period.first <= part.last);
  return (
    inYear === period.code.slice(0, 4) &&
    sharesDays(partOf(inYear, written(quarter), "QUARTER")) &&
    sharesDays(partOf(inYear, written(month), "MONTH"))
  );
}

/** "T2", "2e trimestre" or "2025-T2", "06" or "juin"; undefined where nothing of it is understood. */
const partOf = (year: string, part: string, kind: "QUARTER" | "MONTH"): Period | undefined =>
  writtenPeriod(part, kind) ?? (part === "" ? undefined : writtenPeriod(yearAnd(year, part, kind), kind));

function hint(text: string): string {
  const day = excelDay(text);
  return day === null
    ? ""
    : ` C'est peut-être le numéro d'un jour d'Excel (${day}) : donnez à la colonne le format date.`;
}

/** What a dataset of each kind awaits, in French. */
export const periodKinds: Readonly<Record<PeriodKind, string>> = {
  MONTH: "un mois (« 2020-12 »)",
  QUARTER: "un trimestre (« 2020-Q4 » ou « 2020-T4 »)",
  YEAR: "une année (« 2020 »)",
};
