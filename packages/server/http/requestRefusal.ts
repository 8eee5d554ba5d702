import { unwrapResolverError } from "@apollo/server/errors";
import type { RequestRefusal } from "@pacte-hub/schema/model/requestRefusal";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError, type GraphQLFormattedError } from "graphql";

/** What GraphQL itself refuses: the message of graphql-js is precise: it comes after our sentence, in French. */
const ofGraphQL = ["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"] as const;

/** What Apollo Server or graphql-js refuses of a request, in our words and under a code of our list; null: it is ours already, or no refusal. */
export function requestRefusalIn(formatted: GraphQLFormattedError, error: unknown) {
  const refusal = ofRequest(formatted, unwrapResolverError(error));
  return refusal && { code: refusal.code, message: explain(refusal) };
}

function ofRequest({ message, extensions }: GraphQLFormattedError, cause: unknown): RequestRefusal | null {
  const code = ofGraphQL.find((candidate) => candidate === (extensions?.refusal ?? extensions?.code));
  if (code) return message.startsWith(explain({ code, detail: "" })) ? null : { code, detail: message };
  if (!(cause instanceof GraphQLError) || cause.originalError) return null;
  const { status = 500 } = (cause.extensions.http ?? {}) as { readonly status?: number };
  if (status < 400 || status >= 500 || !isApollos(cause)) return null;
  // A GET may not act.
  if (status === 405) return { code: "METHOD_NOT_ALLOWED", allow: "POST" };
  if (status === 406) return { code: "NOT_ACCEPTABLE" };
  if (cause.extensions.code === "OPERATION_RESOLUTION_FAILURE") return { code: "OPERATION_RESOLUTION_FAILURE" };
  const why = "La demande HTTP n'est pas recevable : une question est un objet JSON, avec « query ».";
  return { code: "BAD_REQUEST", why };
}

/** Said in English, with the code BAD_REQUEST or none; whatever we refuse has its own. */
const isApollos = ({ name, extensions: { code } }: GraphQLError): boolean =>
  code === undefined || name === "BadRequestError" || name === "OperationResolutionError";
