import type { IncomingMessage } from "node:http";
import type { Instant } from "@pacte-hub/schema/model/period";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { refusalError } from "../refusalError.ts";

export const asOfHeader = "hub-as-of";

/** Clocks of two machines differ a little: an instant this close to now is now. */
const skewMs = 5_000;

/** The instant a request asks the past at, null when it asks the present, or why that instant cannot be. */
export function parseAsOf(text: string | undefined, now = Date.now()): Instant | null | Refusal {
  if (text === undefined || text.trim() === "") return null;
  const asOf = text.slice(0, 40);
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(instant) || instant < 0 || !isDay(text.slice(0, 10))) return { code: "INVALID_AS_OF", asOf };
  if (instant > now + skewMs) return { code: "AS_OF_IN_FUTURE", asOf };
  return new Date(instant).toISOString();
}

/** JavaScript reads 30 February as 2 March. */
const isDay = (day: string): boolean => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

/** @throws AS_OF_IN_FUTURE or INVALID_AS_OF, in French. */
export function asOfIn(request: Pick<IncomingMessage, "headers">): Instant | null {
  const asOf = parseAsOf(asOfText(request));
  if (typeof asOf === "object" && asOf !== null) throw refusalError(asOf);
  return asOf;
}

export const asOfText = ({ headers }: Pick<IncomingMessage, "headers">): string | undefined => {
  const header = headers[asOfHeader];
  return Array.isArray(header) ? header.join(",") : header;
};
