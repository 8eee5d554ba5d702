import { HeaderMap } from "@apollo/server";
import { GraphQLError, Source } from "graphql";

/** A GraphQL error between two processes of the gateway: all that its reader, and whoever answers over HTTP, will need of it. */
export interface WireError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  /** Offsets in the operation's text. */
  readonly positions?: readonly number[] | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly http?: { readonly status?: number | undefined; readonly headers: readonly (readonly [string, string])[] };
}

interface HttpExtension {
  readonly status?: number;
  readonly headers?: ReadonlyMap<string, string>;
}

export function wireErrorOf({ message, path, positions, extensions }: GraphQLError): WireError {
  const { http, ...ownExtensions } = extensions as { readonly http?: HttpExtension };
  return {
    message,
    ...(path && { path }),
    ...(positions && { positions }),
    extensions: ownExtensions,
    ...(http && { http: { status: http.status, headers: [...(http.headers ?? [])] } }),
  };
}

/** @param text the operation's, for the places that the error names in it */
export function errorOf({ message, path, positions, extensions, http }: WireError, text: string): GraphQLError {
  const status = http && { http: { status: http.status, headers: new HeaderMap(http.headers) } };
  return new GraphQLError(message, {
    ...(path && { path }),
    ...(positions && { positions, source: new Source(text, "GraphQL request") }),
    extensions: { ...extensions, ...status },
  });
}
