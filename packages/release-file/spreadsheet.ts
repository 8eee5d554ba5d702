/** Columns of the canonical file that hold numbers. */
const numbers: ReadonlySet<string> = new Set(["value", "min", "max", "standard_error"]);

/**
 * The canonical file as a French spreadsheet opens it: byte order mark, semicolons, decimal commas, CRLF. Only the
 * canonical file is signed; this one is a convenience.
 */
export function spreadsheetFile(canonical: string): string {
  const [header = "", ...lines] = canonical.trimEnd().split("\n");
  const names = header.split(",");
  const frenchField = (field: string, at: number): string => {
    const text = numbers.has(names[at] ?? "") ? field.replace(".", ",") : field;
    return text.includes(";") ? `"${text}"` : text;
  };
  const rows = lines.map((line) => line.split(",").map(frenchField).join(";"));
  return `\uFEFF${[names.join(";"), ...rows].join("\r\n")}\r\n`;
}

const byteOrderMark = /^\uFEFF/;

/**
 * The canonical file that a spreadsheet file was written from, byte for byte, so that its signature can be checked; null
 * for a file of other columns. What a spreadsheet program has rewritten comes back as other bytes than those signed.
 */
export function canonicalOfSpreadsheet(text: string): string | null {
  const [header = "", ...lines] = text.replace(byteOrderMark, "").trimEnd().split(/\r?\n/);
  const names = header.split(";");
  if (names[0] !== "release" || !names.includes("territory")) return null;
  const canonicalField = (field: string, at: number): string =>
    numbers.has(names[at] ?? "") ? field.replace(",", ".") : field.replaceAll(/^"|"$/g, "");
  // A breakdown holds semicolons and is then quoted; nothing else of the file is.
  const rows = lines.map((line) => (line.match(/"[^"]*"|[^;]+|(?<=^|;)(?=;|$)/g) ?? []).map(canonicalField).join(","));
  return `${[names.join(","), ...rows].join("\n")}\n`;
}
