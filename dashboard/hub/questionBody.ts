/** The body of a question that the gateway knows by its hash (null: by none); `query`: its text, for a gateway that does not. */
export const bodyOf = (sha256Hash: string | null, variables: unknown, query?: string): string =>
  JSON.stringify({
    ...(query !== undefined && { query }),
    extensions: sha256Hash === null ? {} : { persistedQuery: { version: 1, sha256Hash } },
    variables,
  });
