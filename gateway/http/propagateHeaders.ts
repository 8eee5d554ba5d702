import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { asOfHeader, asOfText, parseAsOf } from "@pacte-hub/server/http/asOf";
import { purposeHeader, purposeIn } from "@pacte-hub/server/http/purpose";
import { requestRefused } from "./errors.ts";

export const requestIdHeader = "hub-request-id";

const requestId = /^[\w.:-]{1,128}$/;
/** W3C Trace Context, version 00. */
const traceparent = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * What of a reader's headers the partners are told. A request that names itself keeps its name, in every journal.
 * @throws the refusal of an instant that cannot be asked, or of a purpose that is none.
 */
export function propagatedHeaders(request: IncomingMessage): Readonly<Record<string, string>> {
  const asOf = parseAsOf(asOfText(request));
  if (asOf !== null && typeof asOf === "object") throw requestRefused(asOf);
  const purpose = purposeIn(request);
  const named = request.headers[requestIdHeader];
  const trace = request.headers.traceparent;
  return {
    [requestIdHeader]: typeof named === "string" && requestId.test(named) ? named : randomUUID(),
    ...(asOf !== null && { [asOfHeader]: asOf }),
    ...(purpose !== null && { [purposeHeader]: purpose }),
    ...(typeof trace === "string" && traceparent.test(trace) && { traceparent: trace }),
  };
}
