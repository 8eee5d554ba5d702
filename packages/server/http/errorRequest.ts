import type { ApolloServerPlugin, BaseContext } from "@apollo/server";

const requests = new WeakMap<object, string>();

/** Marks an error with the name of the request that it ended, for the line of the log that tells of it. */
export function markError(error: object, requestId: string): void {
  requests.set(error, requestId);
}

/** The name of the request that an error ended; undefined where nobody marked it. */
export function requestOfError(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  // Apollo Server wraps what is thrown before there is a context.
  return requests.get(error) ?? requestOfError((error as { readonly originalError?: unknown }).originalError);
}

/** Marks what goes wrong in Apollo Server before it is formatted, and logged. */
export const markedErrors = <Context extends BaseContext>(
  requestIdIn: (context: Context) => string | null | undefined,
): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    async didEncounterErrors({ errors, contextValue }) {
      const requestId = requestIdIn(contextValue);
      if (requestId) for (const error of errors) markError(error, requestId);
    },
  }),
});
