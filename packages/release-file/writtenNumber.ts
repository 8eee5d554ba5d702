/** How a file writes a figure, and what it can mean. */
export type WrittenNumber =
  | { readonly kind: "NUMBER"; readonly value: number }
  /** The source does not give it: secret, not available, or a bound such as "<5". Never zero. */
  | { readonly kind: "NOT_GIVEN"; readonly marker: string }
  /** "1.250" is 1,250 to one reader and 1.25 to another; both as French text. */
  | { readonly kind: "AMBIGUOUS"; readonly readings: readonly [string, string] }
  | { readonly kind: "NOT_A_NUMBER" };

export type DecimalMark = "," | ".";

/** What producers write where they give no figure (Insee, Dares, CNAF, DREES, Eurostat, SDMX), in lower case. */
const markers: ReadonlySet<string> = new Set(
  [
    ["", "-", "–", "—", ".", "..", "...", "…", ":", "/", "*", "x", "null", "none", "nan"],
    ["s", "ss", "(s)", "secret", "c", "(c)", "conf", "confidentiel", "secret statistique"],
    ["na", "n/a", "n.a.", "#n/a", "nd", "n/d", "n.d.", "nc", "n/c", "n.c.", "nr", "n.r.", "ns", "n.s."],
    ["non disponible", "non communiqué", "non renseigné", "non significatif", "non déterminé"],
  ].flat(),
);

const bound = /^[<>≤≥]\s*=?\s*\d+([.,]\d+)?$/;
const plain = /^[-+]?\d+$/;
const decimal = /^([-+]?)(\d+)([.,])(\d+)$/;
/** Thousands in groups of three, by spaces, and perhaps decimals: "1 234,5". */
const spaced = /^[-+]?\d{1,3}( \d{3})+([.,]\d+)?$/;
/** By points or commas, more than once or with the other mark after: "1.234.567", "1,234.5". */
const grouped =
  /^[-+]?\d{1,3}(\.\d{3}){2,}$|^[-+]?\d{1,3}(,\d{3}){2,}$|^[-+]?\d{1,3}(\.\d{3})+,\d+$|^[-+]?\d{1,3}(,\d{3})+\.\d+$/;

/**
 * Reads a figure as French and English files write it. A number that two readers would read differently is not guessed:
 * `mark` settles it where the steward has said which sign begins the decimals.
 */
export function writtenNumber(written: string, mark?: DecimalMark): WrittenNumber {
  // A cell of two lines holds two things; a raised figure is the mark of a note, and no digit.
  if (/[\r\n\u2028\u2029]/.test(written.trim())) return { kind: "NOT_A_NUMBER" };
  const text = written.replace(/\s/gu, " ").trim();
  if (markers.has(text.toLowerCase()) || bound.test(text)) return { kind: "NOT_GIVEN", marker: text };
  if (plain.test(text)) return number(text);
  if (spaced.test(text)) return number(text.replaceAll(" ", "").replace(",", "."));
  if (grouped.test(text)) return number(withoutGroups(text));
  const parts = decimal.exec(text);
  if (!parts) return { kind: "NOT_A_NUMBER" };
  const [, sign = "", whole = "", sep = "", digits = ""] = parts;
  const mayBeThousands = digits.length === 3 && whole.length <= 3 && !whole.startsWith("0");
  const asDecimal = `${sign}${whole}.${digits}`;
  if (!mayBeThousands || mark === sep) return number(asDecimal);
  if (mark !== undefined) return number(`${sign}${whole}${digits}`);
  return { kind: "AMBIGUOUS", readings: [`${whole} ${digits}`, String(Number(asDecimal)).replace(".", ",")] };
}

const number = (text: string): WrittenNumber => ({ kind: "NUMBER", value: Number(text) });

/** The last mark begins the decimals when it differs from the first. */
function withoutGroups(text: string): string {
  const [first = ""] = /[.,]/.exec(text) ?? [];
  return text.replaceAll(first, "").replace(",", ".");
}
