import { isAscii, isUtf8, transcode } from "node:buffer";
import { parseExact } from "../json/exactJson.ts";
import type { RawReply } from "./reply.ts";

const backslash = 0x5c;
const byteOrderMark = Buffer.from("\ufeff");

/** Parses a body as JSON; `body` is undefined when it is not JSON. */
export function parseBody(bytes: Buffer): RawReply {
  try {
    const text = textOf(bytes);
    // The bytes, not the text, are kept for it: they are outside V8's heap, where the garbage collector would copy a long text.
    return { body: JSON.parse(text), isPlain: !bytes.includes(backslash), exactly: () => parseExact(textOf(bytes)) };
  } catch {
    return { body: undefined, isPlain: false };
  }
}

/**
 * Decodes UTF-8. `bytes.toString()` decodes character by character from the first accent on; a two-byte string is decoded at
 * once. It lives only until JSON.parse, whose strings are one byte wide where they can be. A byte order mark is skipped
 * (RFC 8259, 8.1).
 * @throws RangeError for bytes that are not UTF-8: characters are never guessed
 */
function textOf(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString("latin1");
  if (!isUtf8(bytes)) throw new RangeError("not UTF-8");
  const body = bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;
  return transcode(body, "utf8", "utf16le").toString("utf16le");
}
