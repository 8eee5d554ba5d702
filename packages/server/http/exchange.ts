import type { IncomingMessage, ServerResponse } from "node:http";
import { HeaderMap, type HTTPGraphQLRequest } from "@apollo/server";
import type { QuestionNotes } from "./answeredQuestion.ts";
import { isReading } from "./border.ts";
import type { HttpRefusal } from "./httpRefusal.ts";

/** A request, and the answer under way to it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Where somebody watches. */
  readonly notes?: QuestionNotes<unknown>;
  /** How this address is refused; in JSON unless named. */
  readonly sayRefusal?: SayRefusal;
}

/** Ends an answer with what it is refused for; headers that the refusal asks for are set already. */
export type SayRefusal = (request: IncomingMessage, response: ServerResponse, refusal: HttpRefusal) => void;

/** Aborted when the client leaves before its answer. */
export function leavingOf(response: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) leaving.abort();
  });
  return leaving.signal;
}

/** A request as Apollo Server executes it. HEAD is executed as GET; Node leaves the body out. */
export const graphqlOf = (request: IncomingMessage, body: unknown): HTTPGraphQLRequest => ({
  method: isReading(request) ? "GET" : "POST",
  headers: graphqlHeaders(request),
  search: searchOf(request),
  body,
});

const searchOf = ({ url = "/" }: IncomingMessage): string => (url.includes("?") ? url.slice(url.indexOf("?")) : "");

/** A request's headers as Apollo Server reads them. */
function graphqlHeaders(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  // A GET cannot act (Apollo Server refuses mutations there) and no cookie opens anything here, so that a plain link may
  // ask (GraphQL over HTTP, 6.1). A POST keeps its protection against forged requests.
  if (isReading(request)) headers.set("apollo-require-preflight", "GET");
  return headers;
}
