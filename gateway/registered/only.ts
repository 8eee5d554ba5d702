import type { ApolloServerPlugin } from "@apollo/server";
import type { ReaderContext } from "../composedGraph.ts";
import { requestRefused } from "../errors.ts";
import { hashOf, type Registered } from "./operations.ts";

/** Runs registered operations and no other, whoever asks (trusted documents); what the gateway asks itself comes by no HTTP. */
export const onlyRegistered = (registered: Registered): ApolloServerPlugin<ReaderContext> => ({
  requestDidStart: async () => ({
    async didResolveOperation({ request, source }) {
      if (request.http && !registered.has(hashOf(source))) throw requestRefused({ code: "OPERATION_NOT_REGISTERED" });
    },
  }),
});
