import type { AnswerSize } from "../../runtime/execution/answerSize.ts";
import type { Quote, WriteLeaf } from "../../runtime/execution/leaf.ts";
import type { Refuse } from "./projectedPlace.ts";
import type { JsonRecord } from "./record.ts";
import type { Report } from "./report.ts";

/** One answer as it is written. */
export interface Telling {
  readonly report: Report;
  readonly introspected: JsonRecord;
  readonly quote: Quote;
  readonly size: AnswerSize;
}

/**
 * A value as JSON text; undefined for a null that an error accounts for already: it becomes null at the nearest nullable
 * place above.
 */
export type Write<Value = unknown> = (value: Value, telling: Telling) => string | undefined;

/** Writes a leaf, as long as the answer is not too large. */
export const leaf =
  (write: WriteLeaf, refuse: Refuse): Write =>
  (value, telling) => {
    if (telling.size.isExceeded) return undefined;
    const text = write(value, telling.quote);
    if (text === undefined) return refuse(telling);
    telling.size.wrote(text.length);
    return text;
  };
