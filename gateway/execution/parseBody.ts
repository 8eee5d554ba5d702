import { isAscii, isUtf8, transcode } from "node:buffer";
import { parseExact } from "../json/exactJson.ts";
import type { RawReply } from "./reply.ts";

const backslash = 0x5c;
const byteOrderMark = Buffer.from("\ufeff");

/** What the bytes of a body say as JSON; undefined when they are none. */
export function parseBody(bytes: Buffer): RawReply {
  try {
    const text = textOf(bytes);
    // The bytes are kept for it, outside the heap: a text that lived as long would be copied by the garbage collector.
    return { body: JSON.parse(text), isPlain: !bytes.includes(backslash), exactly: () => parseExact(textOf(bytes)) };
  } catch {
    return { body: undefined, isPlain: false };
  }
}

/**
 * The same as `bytes.toString()`, which reads on letter by letter from the first accent; twice as wide, the text is had at
 * once. It is only read: what JSON.parse makes of it is as narrow as it can be. A byte order mark is skipped (RFC 8259, 8.1).
 * @throws RangeError for bytes that are no UTF-8: letters must not be guessed.
 */
function textOf(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString("latin1");
  if (!isUtf8(bytes)) throw new RangeError("not UTF-8");
  const body = bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;
  return transcode(body, "utf8", "utf16le").toString("utf16le");
}
