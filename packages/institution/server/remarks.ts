import type { ApolloServerPlugin } from "@apollo/server";
import type { Context } from "./context.ts";

/** Adds errors without a path to an answer: what its reader should know of it, such as a token that was not accepted. */
export const remarksPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    async willSendResponse({ contextValue: { remarks }, response: { body } }) {
      if (body.kind !== "single" || !remarks?.length) return;
      const { singleResult } = body;
      singleResult.errors = [...(singleResult.errors ?? []), ...remarks.map((remark) => remark.toJSON())];
    },
  }),
};
