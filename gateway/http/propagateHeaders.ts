import type { IncomingMessage } from "node:http";
import { asOfHeader, asOfText, parseAsOf } from "@pacte-hub/server/http/asOf";
import { purposeHeader, purposeIn } from "@pacte-hub/server/http/purpose";
import { requestIdHeader, requestIdOf, traceparentIn } from "@pacte-hub/server/http/requestId";
import { requestRefused } from "./errors.ts";

/**
 * The reader's headers that are sent on to partners. A request that names itself keeps its name, in every journal.
 * @throws the refusal of an instant that cannot be asked, or of a purpose that is none.
 */
export function propagatedHeaders(request: IncomingMessage): Readonly<Record<string, string>> {
  const asOf = parseAsOf(asOfText(request));
  if (asOf !== null && typeof asOf === "object") throw requestRefused(asOf);
  const purpose = purposeIn(request);
  const trace = traceparentIn(request);
  return {
    [requestIdHeader]: requestIdOf(request),
    ...(asOf !== null && { [asOfHeader]: asOf }),
    ...(purpose !== null && { [purposeHeader]: purpose }),
    ...(trace !== undefined && { traceparent: trace }),
  };
}
