import type { TableRefusal } from "@pacte-hub/schema/model/tableRefusal";
import type { TableFormat } from "@pacte-hub/tables/format";
import { type AnswerError, questionFaultsOf } from "@pacte-hub/tables/questionFaults";
import type { TableSources } from "@pacte-hub/tables/sources";
import { TableRefused } from "@pacte-hub/tables/tableRefused";
import { type Choice, tooLong, writeTable } from "@pacte-hub/tables/writeTable";

/** All that a table is made of: plain data, so that another thread may make it. */
export interface TableOrder {
  readonly choice: Choice;
  readonly format: TableFormat;
  /** A whole GraphQL answer, JSON in UTF-8. */
  readonly answer: Uint8Array;
  readonly sources: TableSources;
  /** Of the file; a row repeats what stands around it, so that a file may be many times its answer. */
  readonly maxBytes: number;
}

export type TableFile =
  | { readonly kind: "MADE"; readonly bytes: Uint8Array; readonly codes: readonly string[] }
  | { readonly kind: "REFUSED"; readonly refusal: TableRefusal }
  /** No row of it would say anything, for what the question itself says. */
  | { readonly kind: "QUESTION_REFUSED"; readonly errors: readonly AnswerError[] }
  | { readonly kind: "TOO_LARGE" };

/** Makes the file of a table from an answer that has data: whole, or not at all. */
export function tableFile({ choice, format, answer, sources, maxBytes }: TableOrder): TableFile {
  const { data = null, errors = [] } = JSON.parse(Buffer.from(answer).toString("utf8"));
  const refusal = choice.beside.length === 1 ? null : tooLong(choice.sheets, { data, errors });
  if (refusal) return { kind: "REFUSED", refusal };
  const faults = questionFaultsOf(choice, { data, errors });
  if (faults) return { kind: "QUESTION_REFUSED", errors: faults };
  const pieces: Uint8Array[] = [];
  let length = 0;
  const take = (bytes: Uint8Array) => {
    length += bytes.length;
    if (length > maxBytes) throw new TooLarge();
    pieces.push(bytes);
  };
  try {
    writeTable(choice, { data, errors }, { format, sources, take });
  } catch (fault) {
    if (fault instanceof TableRefused) return { kind: "REFUSED", refusal: fault.refusal };
    if (fault instanceof TooLarge) return { kind: "TOO_LARGE" };
    throw fault;
  }
  return { kind: "MADE", bytes: Buffer.concat(pieces), codes: codesOf(errors) };
}

class TooLarge extends Error {}

type Coded = { readonly extensions?: { readonly code?: unknown } };
const codesOf = (errors: readonly Coded[]): readonly string[] => [
  ...new Set(errors.map(({ extensions }) => String(extensions?.code ?? "INTERNAL"))),
];
