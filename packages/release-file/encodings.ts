import { TextDecoder } from "node:util";

/** How the bytes of a file stand for letters. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | OneByteEncoding;
/** French Excel writes windows-1252, DOS programs and some extracts of mainframes code page 850, Excel for Mac Mac Roman. */
export type OneByteEncoding = "windows-1252" | "ibm850" | "macintosh";

/** Encodings that only the letters of a file tell, as its owner may know them. */
export const deducedEncodings: Readonly<Partial<Record<TextEncoding, string>>> = {
  ibm850: "page de codes 850 (DOS)",
  macintosh: "Mac Roman (Excel pour Mac)",
};

interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}

export function decoderOf(encoding: TextEncoding): Decoder {
  const signs = encoding === "ibm850" || encoding === "windows-1252" ? beyondAscii[encoding] : null;
  if (signs === null) return new TextDecoder(encoding);
  const signOf = (byte: string) => signs[byte.charCodeAt(0) - 0x80] ?? byte;
  return {
    decode: (bytes = new Uint8Array()) =>
      Buffer.from(bytes)
        .toString("latin1")
        .replace(/[\u0080-\u00ff]/g, signOf),
  };
}

/**
 * What the bytes from 0x80 on are, as far as they are not those of Latin-1. No decoder of Node reads code page 850, and that of
 * windows-1252 reads Latin-1 in some of its releases, where œ and ’ are control characters.
 * @see https://en.wikipedia.org/wiki/Code_page_850
 * @see https://encoding.spec.whatwg.org/#windows-1252
 */
const beyondAscii = {
  ibm850:
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0",
  "windows-1252": "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ",
} as const;

const oneByte: readonly OneByteEncoding[] = ["windows-1252", "ibm850", "macintosh"];
const small = "àâäçéèêëîïôöùûüÿœæ";
/** What French writes within words, beside the letters of ASCII. */
const withinWords = new Set([...small, ...small.toUpperCase(), "’"]);

/** A capital follows nothing in its word, or a capital: "Échelle", "MÉZIÈRES", never "NumÉro". */
const isOfCase = (letter: string, before: string): boolean =>
  letter === letter.toLowerCase() || before === "" || before !== before.toLowerCase();

/**
 * Tells by which encoding the letters of a file are those of French words: « Numéro » is written by other bytes in each, and
 * reads « Num‚ro » in another. Fed with the whole file, in order.
 */
export class EncodingOfLetters {
  /** By encoding, how many letters beyond ASCII, next to one of ASCII, are French. */
  readonly #french = new Map<OneByteEncoding, number>(oneByte.map((one) => [one, 0]));
  #letters = 0;

  chunk(bytes: Buffer): void {
    const ascii = bytes.toString("latin1");
    const texts = oneByte.map((encoding) => ({ encoding, text: decoderOf(encoding).decode(bytes) }));
    for (const { index, 0: word } of ascii.matchAll(/[a-z][\u0080-\u00ff]|[\u0080-\u00ff](?=[a-z])/gi)) {
      const at = index + word.length - 1;
      const before = word.length > 1 ? (word[0] ?? "") : "";
      this.#letters += 1;
      for (const { encoding, text } of texts) {
        const letter = text[at] ?? "";
        if (withinWords.has(letter) && isOfCase(letter, before))
          this.#french.set(encoding, (this.#french.get(encoding) ?? 0) + 1);
      }
    }
  }

  /** The encoding by which nearly all letters are French, where windows-1252 makes them so of half at most; else windows-1252. */
  get encoding(): OneByteEncoding {
    const of = (encoding: OneByteEncoding) => this.#french.get(encoding) ?? 0;
    const [best = "windows-1252"] = oneByte.toSorted((a, b) => of(b) - of(a));
    const isSure = of(best) >= 0.9 * this.#letters && of("windows-1252") <= 0.5 * this.#letters;
    return isSure ? best : "windows-1252";
  }
}
