import type { ApolloServerPlugin } from "@apollo/server";
import type { Context } from "./context.ts";

/** Repeats in `extensions.releases` which releases the answer's figures come from: the graph's fields say the same. */
export const releasesUsed: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    async willSendResponse({ contextValue, response: { body } }) {
      if (body.kind !== "single" || !contextValue.used?.size) return;
      const { singleResult } = body;
      singleResult.extensions = { ...singleResult.extensions, releases: [...contextValue.used].sort() };
    },
  }),
};
