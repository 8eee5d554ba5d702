/** Stable codes of requests refused before they are read as a question: by HTTP, or by GraphQL itself (as Apollo Server names them). */
export const requestRefusalCodes = [
  "BAD_REQUEST",
  "BATCHING_NOT_SUPPORTED",
  "CSRF_PREVENTED",
  "NOT_FOUND",
  "METHOD_NOT_ALLOWED",
  "NOT_ACCEPTABLE",
  "TOO_SLOW",
  "BODY_TOO_LARGE",
  "URI_TOO_LONG",
  "CONTENT_TYPE_NOT_SUPPORTED",
  "CHARSET_NOT_SUPPORTED",
  "ENCODING_NOT_SUPPORTED",
  "HEADERS_TOO_LARGE",
  "OVERLOADED",
  "HUB_UNAVAILABLE",
  "UNKNOWN_FORMAT",
  "EMBARGOED",
  "WITHDRAWN",
  "SIGN_IN_FAILED",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "OPERATION_RESOLUTION_FAILURE",
  "OPERATION_NOT_SUPPORTED",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
] as const;

/** Sizes are in bytes. */
export type RequestRefusal =
  /** `why`: a whole French sentence. */
  | { readonly code: "BAD_REQUEST"; readonly why: string }
  | { readonly code: "BATCHING_NOT_SUPPORTED" | "CSRF_PREVENTED" | "NOT_ACCEPTABLE" | "TOO_SLOW" | "OVERLOADED" }
  /** Said in its place by what stands before the gateway (`operations/`). */
  | { readonly code: "HUB_UNAVAILABLE" }
  /** `instead`: where to go, French. */
  | { readonly code: "NOT_FOUND"; readonly instead: string }
  /** `allow`: methods, as the header of that name writes them. */
  | { readonly code: "METHOD_NOT_ALLOWED"; readonly allow: string }
  | { readonly code: "BODY_TOO_LARGE" | "URI_TOO_LONG" | "HEADERS_TOO_LARGE"; readonly limit: number }
  | { readonly code: "CONTENT_TYPE_NOT_SUPPORTED" | "CHARSET_NOT_SUPPORTED" | "ENCODING_NOT_SUPPORTED" }
  | { readonly code: "UNKNOWN_FORMAT" | "SIGN_IN_FAILED" }
  | { readonly code: "EMBARGOED"; readonly until: string }
  | { readonly code: "WITHDRAWN"; readonly on: string }
  /** `detail`: what graphql-js says, in English; it is explained in French. */
  | { readonly code: "GRAPHQL_PARSE_FAILED" | "GRAPHQL_VALIDATION_FAILED" | "BAD_USER_INPUT"; readonly detail: string }
  | { readonly code: "OPERATION_RESOLUTION_FAILURE" | "OPERATION_NOT_SUPPORTED" }
  /** Words of the protocol (Automatic Persisted Queries): clients read them, so they are not French. */
  | { readonly code: "PERSISTED_QUERY_NOT_FOUND" | "PERSISTED_QUERY_NOT_SUPPORTED" };
