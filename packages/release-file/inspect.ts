import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import { decoderOf, EncodingOfLetters, type TextEncoding } from "./encodings.ts";
import { ExtractRefused } from "./extractErrors.ts";

export type Separator = ";" | "," | "\t" | "|";

/** A text file as a first reading finds it. */
export interface Extract {
  readonly path: string;
  readonly sha256: string;
  readonly encoding: TextEncoding;
  readonly separator: Separator;
  /** Its first line is not of the table: "sep=;", which tells Excel the separator. */
  readonly hasDirective: boolean;
  /** Whether its last line is ended as lines are: one that was cut is not, nor the last of some programs. */
  readonly isEnded: boolean;
}

/** No line of an extract is longer: a larger one is not the CSV file it claims to be. */
export const longestLine = 65_536;

/** A table begins in the first lines of its file, after its titles at most. */
export const mostTitles = 30;

/** Reads the file once, in a bounded memory: its hash, its encoding, its separator. */
export async function inspect(path: string, declared?: Separator): Promise<Extract> {
  const hash = createHash("sha256");
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const letters = new EncodingOfLetters();
  let isUtf8 = true;
  const head: Buffer[] = [];
  let headLength = 0;
  let tail: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      tail = Buffer.concat([tail, chunk.subarray(-2)]).subarray(-2);
      if (headLength < longestLine) headLength += head[head.push(chunk) - 1]?.length ?? 0;
      isUtf8 &&= decodes(utf8, chunk);
      if (!isUtf8) letters.chunk(chunk);
    }
  } catch {
    throw refused("NOT_READABLE", `Le fichier « ${path} » n'a pas pu être lu : vérifiez son chemin et vos droits.`);
  }
  const start = Buffer.concat(head);
  const disguised = disguises.find(({ opening }) => start.subarray(0, opening.length).equals(opening));
  if (disguised) throw refused("NOT_TEXT", `Ce fichier est ${disguised.what}, et non un texte CSV : ${saveAs}`);
  const encoding = wideEncodingOf(start) ?? (isUtf8 ? "utf-8" : letters.encoding);
  const opening = decoderOf(encoding).decode(start);
  if (opening.includes("\0")) throw refused("NOT_TEXT", `Ce fichier n'est pas un texte CSV : ${saveAs}`);
  const twice = encodedTwice(opening);
  if (twice)
    throw refused("NOT_TEXT", `Les accents de ce fichier sont encodés deux fois (« ${twice} ») : ${openAgain}`);
  const directive = /^sep=([;,|\t])\s*$/i.exec(firstLine(opening))?.[1] as Separator | undefined;
  const separator = declared ?? directive ?? separatorOf(opening);
  const isEnded = /[\r\n]$/.test(decoderOf(encoding).decode(encoding.startsWith("utf-16") ? tail : tail.subarray(-1)));
  return { path, sha256: hash.digest("hex"), encoding, separator, hasDirective: directive !== undefined, isEnded };
}

export const saveAs = "ouvrez-le dans son logiciel, puis enregistrez le classeur ou la table au format CSV.";

const openAgain = "rouvrez-le en disant qu'il est en UTF-8, puis enregistrez-le à nouveau.";

/** "NumÃ©ro": UTF-8 that was read as windows-1252, and written as UTF-8 again; null where any accent is right. */
function encodedTwice(text: string): string | null {
  if (/[éèêàçôîûâ]/.test(text)) return null;
  return /[\p{L}]*[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ][\p{L}]*/u.exec(text)?.[0] ?? null;
}

/** Files that are renamed to ".csv" rather than saved as it, by their first bytes. */
const disguises = [
  { what: "un classeur ou une archive (zip)", opening: Buffer.from("PK\u0003\u0004") },
  { what: "un ancien classeur d'Excel", opening: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) },
  { what: "un PDF", opening: Buffer.from("%PDF") },
  { what: "un fichier compressé", opening: Buffer.from([0x1f, 0x8b]) },
  { what: "une page web", opening: Buffer.from("<") },
  { what: "un texte RTF", opening: Buffer.from("{\\rtf") },
  { what: "du JSON", opening: Buffer.from("{") },
  { what: "du JSON", opening: Buffer.from("[{") },
] as const;

/** By its byte order mark: what Excel calls « Texte Unicode ». */
function wideEncodingOf(start: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  return start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : undefined;
}

const firstLine = (text: string): string => text.split(/\r\n|\n|\r/, 1)[0] ?? "";

function decodes(decoder: TextDecoder, chunk: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The one that cuts most of the first lines alike: names hold commas, and title lines hold nothing. */
function separatorOf(opening: string): Separator {
  const lines = opening.split(/\r\n|\n|\r/, mostTitles);
  const ranked = ([";", "\t", "|", ","] as const).map((separator) => {
    const widths = lines.map((line) => line.split(separator).length).filter((width) => width > 1);
    const alike = (width: number) => widths.filter((otherWidth) => otherWidth === width).length;
    const width = widths.reduce((best, candidate) => (alike(candidate) > alike(best) ? candidate : best), 0);
    return { separator, width, alike: alike(width) };
  });
  return ranked.reduce((best, candidate) =>
    candidate.alike > best.alike || (candidate.alike === best.alike && candidate.width > best.width) ? candidate : best,
  ).separator;
}

export const refused = (code: "NOT_READABLE" | "NOT_TEXT" | "MALFORMED_LINE", message: string): ExtractRefused =>
  new ExtractRefused([{ code, line: null, message }]);
