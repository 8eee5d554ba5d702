import { type UncheckedToken, uncheckedTokens } from "@pacte-hub/schema/model/refusal";
import { anonymous, type Viewer } from "@pacte-hub/schema/model/viewer";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError } from "graphql";
import type { Readers } from "./readers.ts";

/** Who asks, and the remarks that stand in `errors` beside the answer. */
export interface ArrivingReader {
  readonly viewer: Viewer;
  readonly remarks: readonly GraphQLError[];
}

/**
 * Open data needs no token, and survives one that nobody here can check: its issuer is unknown, or does not answer. The
 * reader is then nobody in particular, and is told why.
 * @throws UNAUTHENTICATED (HTTP 401) for a token that is forged, altered, over, or for or of somebody else.
 */
export async function arrivalOf(readers: Readers, authorization: string | undefined): Promise<ArrivingReader> {
  try {
    return { viewer: await readers.viewerOf(authorization), remarks: [] };
  } catch (error) {
    const reason = error instanceof GraphQLError ? error.extensions.reason : undefined;
    if (!isUnchecked(reason)) throw error;
    const code = "TOKEN_NOT_ACCEPTED";
    return {
      viewer: anonymous,
      remarks: [new GraphQLError(explain({ code, reason }), { extensions: { code, reason } })],
    };
  }
}

const isUnchecked = (reason: unknown): reason is UncheckedToken =>
  uncheckedTokens.some((unchecked) => unchecked === reason);
