import type { TableRefusal } from "@pacte-hub/schema/model/tableRefusal";
import type { TableFormat } from "@pacte-hub/tables/format";
import type { Sheet } from "@pacte-hub/tables/table";
import { tooLong, writeTable } from "@pacte-hub/tables/writeTable";

export interface TableWanted {
  readonly sheets: readonly Sheet[];
  readonly format: TableFormat;
  /** A whole GraphQL answer, JSON in UTF-8. */
  readonly answer: Buffer;
}

export type TableFile =
  | { readonly kind: "MADE"; readonly bytes: Buffer; readonly codes: readonly string[] }
  | { readonly kind: "REFUSED"; readonly refusal: TableRefusal }
  /** Nothing was answered: the answer's own errors say why, under this status. */
  | { readonly kind: "NO_DATA"; readonly status: number };

/** Makes the file of a table from an answer. */
export async function tableFile({ sheets, format, answer }: TableWanted): Promise<TableFile> {
  const { data = null, errors = [] } = JSON.parse(answer.toString("utf8"));
  if (data === null) return { kind: "NO_DATA", status: 400 };
  const refusal = tooLong(sheets, { data, errors });
  if (refusal) return { kind: "REFUSED", refusal };
  const pieces: Uint8Array[] = [];
  writeTable(sheets, { data, errors }, { format, take: (bytes) => void pieces.push(bytes) });
  return { kind: "MADE", bytes: Buffer.concat(pieces), codes: codesOf(errors) };
}

function codesOf(errors: readonly { readonly extensions?: { readonly code?: unknown } }[]): readonly string[] {
  return [...new Set(errors.map(({ extensions }) => String(extensions?.code ?? "INTERNAL")))];
}
