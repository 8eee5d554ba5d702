/** Columns of the canonical file that hold numbers. */
const numbers: ReadonlySet<string> = new Set(["value", "min", "max", "standard_error"]);

/**
 * The canonical file as a French spreadsheet opens it: byte order mark, semicolons, decimal commas, CRLF. Only the
 * canonical file is signed; this one is a convenience.
 */
export function spreadsheetFile(canonical: string): string {
  const [header = "", ...lines] = canonical.trimEnd().split("\n");
  const names = header.split(",");
  const written = (field: string, at: number): string => {
    const text = numbers.has(names[at] ?? "") ? field.replace(".", ",") : field;
    return text.includes(";") ? `"${text}"` : text;
  };
  const rows = lines.map((line) => line.split(",").map(written).join(";"));
  return `\uFEFF${[names.join(";"), ...rows].join("\r\n")}\r\n`;
}
