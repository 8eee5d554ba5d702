import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isReading } from "./border.ts";

/**
 * The entity tag of an answer that anyone may be given (RFC 9110, 8.8.3); undefined for all others, so that what a token
 * opened is never recognised by its tag: only a GET without authorization that went well. Each form has its own (8.8.3.3).
 */
export function entityTagOf(
  { method = "GET", headers }: IncomingMessage,
  status: number,
  body: string | Buffer,
  form: "plain" | "gzip" = "plain",
): string | undefined {
  const isOpen = isReading({ method }) && status === 200 && headers.authorization === undefined;
  return isOpen
    ? `"${createHash("sha256").update(body).digest("base64url")}${form === "gzip" ? "-gzip" : ""}"`
    : undefined;
}

/** Whether the client holds that very answer (RFC 9110, 13.1.2: compared weakly). */
export function isHeld({ headers }: IncomingMessage, tag: string): boolean {
  const ifNoneMatch = headers["if-none-match"];
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch
    .split(",")
    .some((clientTag) => clientTag.trim() === "*" || clientTag.trim().replace(/^W\//, "") === tag);
}
