import type { ApolloServerPlugin } from "@apollo/server";
import type { Context } from "./context.ts";

/** Tells beside the answer, at no place of it, what the reader should know of it: that a token was not accepted. */
export const remarksPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    async willSendResponse({ contextValue: { remarks }, response: { body } }) {
      if (body.kind !== "single" || !remarks?.length) return;
      const { singleResult } = body;
      singleResult.errors = [...(singleResult.errors ?? []), ...remarks.map((remark) => remark.toJSON())];
    },
  }),
};
