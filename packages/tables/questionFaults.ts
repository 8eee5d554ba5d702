import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { type AnswerError, eachRow } from "./rows.ts";
import type { Column } from "./table.ts";
import type { Answer, Choice } from "./writeTable.ts";

export type { AnswerError };

/** What is written wrongly in the question. */
const mistakes: ReadonlySet<unknown> = new Set<Refusal["code"]>([
  "UNKNOWN_TERRITORY",
  "UNKNOWN_DATASET",
  "UNKNOWN_REFERENCE",
  "UNKNOWN_RELEASE",
  "INVALID_PERIOD",
  "INVALID_DAY",
  "PERIOD_REVERSED",
  "SAME_PERIOD",
  "PERIOD_STEPS_DIFFER",
  "INVALID_LENGTH",
  "OUT_OF_RANGE",
  "EMPTY_LIST",
  "NOT_BROKEN_DOWN",
]);

/** What is written well, and published for nobody. */
const neverPublished: ReadonlySet<unknown> = new Set<Refusal["code"]>([
  "NOT_PUBLISHED",
  "PERIOD_NOT_PUBLISHED",
  "LEVEL_NOT_PUBLISHED",
  "BREAKDOWN_NOT_PUBLISHED",
]);

export const isMistake = (code: unknown): boolean => mistakes.has(code);

/** Whether a code says what is to be mended in the question, and not by an institution, an access or another hour. */
const isQuestionFault = (code: unknown): boolean => mistakes.has(code) || neverPublished.has(code);

/**
 * The errors of an answer whose every row is refused for what the question itself says: such a table would be blank, and a
 * spreadsheet would take it for an answer. null: something was answered, or was refused for another reason.
 */
export function questionFaultsOf({ sheets }: Choice, answer: Answer): readonly AnswerError[] | null {
  const { errors } = answer;
  if (errors.length === 0 || !errors.every(({ extensions }) => isQuestionFault(extensions?.code))) return null;
  for (const sheet of sheets) {
    const errorsAt = sheet.columns.findIndex(({ source }) => source.from === "ERRORS");
    const answered = sheet.columns.flatMap((column, at) => (saysSomething(column) ? [at] : []));
    let isBlank = true;
    eachRow(sheet, answer, (cells) => {
      isBlank &&= cells[errorsAt] != null && answered.every((at) => cells[at] === null);
    });
    if (!isBlank) return null;
  }
  const errorByText = new Map(errors.map((error) => [`${error.extensions?.code} ${error.message}`, error]));
  return [...errorByText.values()];
}

/** A territory's own code, name and level stand on its rows whatever was asked of it. */
const saysSomething = ({ source, isPlaceName = false }: Column): boolean => source.from === "ANSWER" && !isPlaceName;
