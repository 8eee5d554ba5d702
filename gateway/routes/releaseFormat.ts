import type { IncomingMessage } from "node:http";
import { negotiateFormat, type TableFormat } from "@pacte-hub/tables/format";

/**
 * How a release's file is wanted: the bytes that were signed, the same for a French spreadsheet (`hub verify` reads both), or the
 * labelled table.
 */
export type ReleaseFormat =
  | { readonly kind: "SIGNED" | "SPREADSHEET" }
  | { readonly kind: "TABLE"; readonly format: TableFormat };

const signed: ReleaseFormat = { kind: "SIGNED" };

/** By `format=`, else by the ending of the address, else by `Accept`; undefined: no such format. */
export function releaseFormat({ url = "", headers }: IncomingMessage, ending: string): ReleaseFormat | undefined {
  const format = new URLSearchParams(url.split("?")[1] ?? "").get("format") ?? (ending === "csv" ? null : ending);
  const { accept, "accept-language": acceptLanguage } = headers;
  if (format === null) {
    const preferred = negotiateFormat({ format, accept, acceptLanguage: undefined });
    return typeof preferred === "string" && preferred !== "CSV" ? table(preferred) : signed;
  }
  if (format === "csv") return signed;
  if (format === "tableur") return { kind: "SPREADSHEET" };
  if (format === "libelles-tableur") return table("FRENCH_CSV");
  const word = format === "libelles" ? null : format;
  const tableFormat = negotiateFormat({ format: word, accept: "text/csv", acceptLanguage });
  return typeof tableFormat === "string" ? table(tableFormat) : undefined;
}

const table = (format: TableFormat): ReleaseFormat => ({ kind: "TABLE", format });
