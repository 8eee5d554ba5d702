import type { AnsweredQuestion } from "../http/answeredQuestion.ts";
import type { Traced } from "./questionTrace.ts";

const longestName = 80;

/** Ends the span of each question with what came of it: as the access log's line, no reader, no token, no variable. */
export function questionSpans({ requestId, status, isAbandoned, codes, context }: AnsweredQuestion<Traced>): void {
  const { span, operation, codes: traceCodes = [] } = context?.trace ?? {};
  const allCodes = [...new Set([...codes, ...traceCodes])];
  const words = {
    "hub.request_id": requestId,
    "http.response.status_code": status,
    ...(operation && { "graphql.operation.type": operation.kind }),
    ...(operation?.name !== undefined && { "graphql.operation.name": operation.name.slice(0, longestName) }),
    ...(allCodes.length > 0 && { "hub.codes": allCodes }),
    ...(isAbandoned && { "hub.abandoned": true }),
  };
  span?.end(words, status >= 500);
}
