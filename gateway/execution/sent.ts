import { isAscii, isUtf8, transcode } from "node:buffer";
import type { Sent } from "./reply.ts";

const backslash = 0x5c;

/** What the bytes of a body say as JSON; undefined when they are none. */
export function sent(bytes: Buffer): Sent {
  try {
    return { body: JSON.parse(textOf(bytes)), isPlain: !bytes.includes(backslash) };
  } catch {
    return { body: undefined, isPlain: false };
  }
}

/**
 * The same as `bytes.toString()`, which reads on letter by letter from the first accent; twice as wide, the text is had at
 * once. It is only read: what JSON.parse makes of it is as narrow as it can be.
 */
function textOf(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString("latin1");
  return isUtf8(bytes) ? transcode(bytes, "utf8", "utf16le").toString("utf16le") : bytes.toString();
}
