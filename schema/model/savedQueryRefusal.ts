import type { Hint } from "./pactRefusal.ts";

/** Stable codes of saved queries, of the keys that read them, and of citations (docs/requetes-enregistrees.md). */
export const savedQueryRefusalCodes = [
  "SIGN_IN_NEEDED",
  "SAVED_QUERY_UNKNOWN",
  "SAVED_QUERY_NAME_TAKEN",
  "SAVED_QUERY_INVALID",
  "SAVED_QUERY_NOT_YOURS",
  "SAVED_QUERIES_FULL",
  "ACCESS_KEY_NEEDED",
  "ACCESS_KEY_REFUSED",
  "ACCESS_KEY_UNKNOWN",
  "VARIABLE_UNKNOWN",
  "VARIABLE_MISSING",
  "VARIABLE_INVALID",
  "CITATION_UNKNOWN",
  "CITATION_INCOMPLETE",
  "CITATION_EMPTY",
  "STORE_UNAVAILABLE",
] as const;

/** What of a saved query, or of a key for it, cannot be. */
export type SavedQueryFault =
  | { readonly of: "NAME" | "OPERATION"; readonly found: string }
  /** `expected`: what is to be sent, French. */
  | { readonly of: "MEMBER"; readonly found: string; readonly expected: string }
  /** Characters. */
  | { readonly of: "DESCRIPTION" | "QUERY"; readonly limit: number }
  /** In an address a variable is one value or a list of them, and some words are taken. */
  | { readonly of: "VARIABLE_TYPE" | "VARIABLE_NAME"; readonly variable: string }
  /** Days. */
  | { readonly of: "EXPIRY"; readonly limit: number };

/** Why a key reads nothing. */
export type AccessKeyFault =
  | { readonly reason: "UNKNOWN" | "ISSUER_REFUSED" | "ISSUER_UNAVAILABLE" }
  /** ISO 8601 day. */
  | { readonly reason: "EXPIRED"; readonly on: string }
  | { readonly reason: "OTHER_QUERY"; readonly query: string };

export type SavedQueryRefusal =
  | { readonly code: "SIGN_IN_NEEDED" | "STORE_UNAVAILABLE" }
  | { readonly code: "SAVED_QUERY_UNKNOWN"; readonly name: string; readonly hint: Hint }
  | { readonly code: "SAVED_QUERY_NAME_TAKEN" | "SAVED_QUERY_NOT_YOURS" | "ACCESS_KEY_NEEDED"; readonly name: string }
  | { readonly code: "SAVED_QUERY_INVALID"; readonly fault: SavedQueryFault }
  | { readonly code: "SAVED_QUERIES_FULL"; readonly of: "QUERIES" | "KEYS" | "CITATIONS"; readonly limit: number }
  | { readonly code: "ACCESS_KEY_REFUSED"; readonly fault: AccessKeyFault }
  | { readonly code: "ACCESS_KEY_UNKNOWN"; readonly key: string }
  | { readonly code: "VARIABLE_UNKNOWN"; readonly variable: string; readonly hint: Hint }
  | { readonly code: "CITATION_UNKNOWN"; readonly citation: string }
  /** Codes of what is missing from the answer. */
  | { readonly code: "CITATION_INCOMPLETE"; readonly codes: readonly string[] }
  /** `asOf`: ISO 8601 instant of the question. */
  | { readonly code: "CITATION_EMPTY"; readonly asOf: string }
  /** `type` as GraphQL writes it. */
  | { readonly code: "VARIABLE_MISSING"; readonly variable: string; readonly type: string }
  | {
      readonly code: "VARIABLE_INVALID";
      readonly variable: string;
      readonly value: string;
      /** What it must be, French. */
      readonly expected: string;
      /** Codes that it may be, where they are few. */
      readonly hint: Hint | null;
    };
