/** How a file writes a figure, and what it can mean. */
export type WrittenNumber =
  | { readonly kind: "NUMBER"; readonly value: number; readonly mark: FigureMark | null }
  /** The source does not give it: secret, not available. Never zero. */
  | { readonly kind: "NOT_GIVEN"; readonly marker: string }
  /** "<5", "≤ 4", "moins de 5": under `below`, in the unit of the figure; null where it is no upper bound of a whole number (">1000"). */
  | { readonly kind: "BOUND"; readonly below: number | null }
  /** "~870", "800-900": an order of magnitude. */
  | { readonly kind: "NOT_EXACT" }
  /** "870*": a figure, and beside it a sign of which nobody has said the meaning. */
  | { readonly kind: "MARKED"; readonly mark: string }
  /** "1.250" is 1,250 to one reader and 1.25 to another; both as French text. */
  | { readonly kind: "AMBIGUOUS"; readonly readings: readonly [string, string] }
  | { readonly kind: "NOT_A_NUMBER" };

export type DecimalMark = "," | ".";

/** What producers say beside a figure, by letters that Insee, DREES and Eurostat share. */
export type FigureMark = "PROVISIONAL" | "REVISED";

/** What producers write where they give no figure (Insee, Dares, CNAF, DREES, Eurostat, SDMX), in lower case. */
const markers: ReadonlySet<string> = new Set(
  [
    ["", "-", "–", "—", ".", "..", "...", "…", ":", "/", "*", "x", "null", "none", "nan"],
    ["s", "ss", "(s)", "secret", "c", "(c)", "conf", "confidentiel", "secret statistique"],
    ["na", "n/a", "n.a.", "#n/a", "nd", "n/d", "n.d.", "nc", "n/c", "n.c.", "nr", "n.r.", "ns", "n.s."],
    ["non disponible", "non communiqué", "non renseigné", "non significatif", "non déterminé"],
  ].flat(),
);

const upperBound = /^(<|≤|<\s*=|moins de|inférieur à|au plus)\s*(\d{1,3}(?:\s?\d{3})*)$/i;
const otherBound =
  /^([<>≤≥]\s*=?|(moins|plus) de|(inférieur|supérieur)( ou égal)? à|au (plus|moins))\s*\d[\d\s.,]*$|^\d[\d\s.,]*(\+|(et|ou) (plus|moins))$/i;
const inexact =
  /^(~|≈|≃|±|env\.?|environ|ca\.?|circa|vers|à peu près|près de)\s*\d[\d\s.,]*$|^\d[\d\s.,]*(environ|env\.?|~|±.*)$|^(entre |de )?\d[\d\s]*(-|–|—|à|et|\/|\.\.+|…)\s*\d[\d\s]*$/i;
/** A figure, and what is written beside it: letters between brackets or apart, "p" alone also glued to the figure. */
const marked = /^([-+]?\d[\d\s.,]*?)\s*(\(\s*[^\d()\s][^()]*\)|(?<=\s)[a-zé]+\.?|p|[*†‡#°]+)$/i;
const marks: Readonly<Record<FigureMark, ReadonlySet<string>>> = {
  PROVISIONAL: new Set([
    "p",
    "prov",
    "provisoire",
    "e",
    "est",
    "estimé",
    "estimée",
    "estimation",
    "sd",
    "semi-définitif",
  ]),
  REVISED: new Set(["r", "rév", "rev", "révisé", "révisée"]),
};
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
export function writtenNumber(cellText: string, mark?: DecimalMark): WrittenNumber {
  // A cell of two lines holds two things; a raised figure is the mark of a note, and no digit.
  if (/[\r\n\u2028\u2029]/.test(cellText.trim())) return { kind: "NOT_A_NUMBER" };
  const text = cellText.replace(/\s/gu, " ").trim();
  if (plain.test(text)) return number(text);
  if (markers.has(text.toLowerCase())) return { kind: "NOT_GIVEN", marker: text };
  const bound = upperBound.exec(text);
  if (bound) return { kind: "BOUND", below: leastAbove(bound[1] ?? "", Number((bound[2] ?? "").replace(/\s/g, ""))) };
  if (otherBound.test(text)) return { kind: "BOUND", below: null };
  if (inexact.test(text) && !spaced.test(text)) return { kind: "NOT_EXACT" };
  const beside = marked.exec(text);
  if (beside) return withMark(beside[1] ?? "", beside[2] ?? "", mark);
  if (spaced.test(text)) return number(text.replaceAll(" ", "").replace(",", "."));
  if (grouped.test(text)) return number(withoutGroups(text));
  const parts = decimal.exec(text);
  if (!parts) return { kind: "NOT_A_NUMBER" };
  const [, sign = "", integerPart = "", sep = "", digits = ""] = parts;
  const mayBeThousands = digits.length === 3 && integerPart.length <= 3 && !integerPart.startsWith("0");
  const asDecimal = `${sign}${integerPart}.${digits}`;
  if (!mayBeThousands || mark === sep) return number(asDecimal);
  if (mark !== undefined) return number(`${sign}${integerPart}${digits}`);
  return { kind: "AMBIGUOUS", readings: [`${integerPart} ${digits}`, String(Number(asDecimal)).replace(".", ",")] };
}

const number = (text: string): WrittenNumber => ({ kind: "NUMBER", value: Number(text), mark: null });

/** "< 5" and "≤ 4" are both under 5. */
const leastAbove = (sign: string, limit: number): number =>
  /^(<|moins de|inférieur à)$/i.test(sign.trim()) ? limit : limit + 1;

function withMark(figure: string, markText: string, decimals: DecimalMark | undefined): WrittenNumber {
  const figureRead = writtenNumber(figure, decimals);
  if (figureRead.kind !== "NUMBER") return figureRead;
  const letters = markText
    .replace(/^\(|\)$/g, "")
    .trim()
    .replace(/\.$/, "")
    .toLowerCase();
  const figureMark = (Object.keys(marks) as FigureMark[]).find((mark) => marks[mark].has(letters));
  return figureMark ? { ...figureRead, mark: figureMark } : { kind: "MARKED", mark: markText };
}

/** The last mark begins the decimals when it differs from the first. */
function withoutGroups(text: string): string {
  const [first = ""] = /[.,]/.exec(text) ?? [];
  return text.replaceAll(first, "").replace(",", ".");
}
