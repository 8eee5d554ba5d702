import type { Refusal } from "@pacte-hub/schema/model/refusal";
import type { RefusalCode } from "@pacte-hub/schema/model/refusalCode";
import type { RequestRefusal } from "@pacte-hub/schema/model/requestRefusal";
import { explain } from "@pacte-hub/schema/rules/explain";

/** A refusal as HTTP carries it: a status, a code of the one list, its French sentence. */
export interface HttpRefusal {
  readonly status: number;
  readonly code: RefusalCode;
  readonly message: string;
  /** `Allow`, of a method that is not. */
  readonly allow?: string;
  /** `WWW-Authenticate`: how a program is to say who asks. */
  readonly challenge?: string;
}

/** A refusal of the list under a status: its own, if it is one of a request's, or the one given. */
export function httpRefusal(refusal: RequestRefusal, status?: number): HttpRefusal;
export function httpRefusal(refusal: Refusal, status: number): HttpRefusal;
export function httpRefusal(refusal: Refusal, status = 400): HttpRefusal {
  const { code } = refusal;
  const allow = code === "METHOD_NOT_ALLOWED" ? { allow: refusal.allow } : {};
  const statusByCode: Readonly<Partial<Record<string, number>>> = statuses;
  return { status: statusByCode[code] ?? status, code, message: explain(refusal), ...allow };
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15 */
const statuses: Readonly<Record<RequestRefusal["code"], number>> = {
  BAD_REQUEST: 400,
  BATCHING_NOT_SUPPORTED: 400,
  CSRF_PREVENTED: 400,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  TOO_SLOW: 408,
  BODY_TOO_LARGE: 413,
  URI_TOO_LONG: 414,
  CONTENT_TYPE_NOT_SUPPORTED: 415,
  CHARSET_NOT_SUPPORTED: 415,
  ENCODING_NOT_SUPPORTED: 415,
  HEADERS_TOO_LARGE: 431,
  OVERLOADED: 503,
  HUB_UNAVAILABLE: 503,
  UNKNOWN_FORMAT: 400,
  EMBARGOED: 403,
  WITHDRAWN: 410,
  SIGN_IN_FAILED: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  BAD_USER_INPUT: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  OPERATION_NOT_SUPPORTED: 400,
  PERSISTED_QUERY_NOT_FOUND: 200,
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
};

/** @param why a whole French sentence */
export const badRequest = (why: string): HttpRefusal => httpRefusal({ code: "BAD_REQUEST", why });

export const methodNotAllowed = (allow: string): HttpRefusal => httpRefusal({ code: "METHOD_NOT_ALLOWED", allow });

/** The body of a refusal, in the form of a GraphQL answer. */
export const problem = ({ code, message }: { readonly code: string; readonly message: string }) => ({
  errors: [{ message, extensions: { code } }],
});
