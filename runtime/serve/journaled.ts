import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { headHeader, headsText } from "../authority/journal/headsHeader.ts";
import type { Journal } from "../authority/journal/journal.ts";
import type { Context } from "./context.ts";
import { masked } from "./masked.ts";

/**
 * No answer leaves before the journal holds it: what was consulted or done is durable, and the request's nonce is spent.
 * When that fails, the refusal leaves in the answer's place.
 */
export const journaled = (journal: Journal): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    async willSendResponse({ contextValue, response }) {
      const { carriage, viewer, asker, access, acts, turn } = contextValue;
      if (!carriage) return;
      // The figures are read: the connection serves someone else while the journal is written.
      void turn.end().catch(() => undefined);
      try {
        const { consultations } = access;
        const head = await journal.record({ carriage, viewer, asker, consultations, acts });
        response.http.headers.set(headHeader, headsText([head]));
      } catch (error) {
        const { status, told } = error instanceof GraphQLError ? refused(error) : failed(error);
        response.http.status = status;
        response.body = { kind: "single", singleResult: { errors: [told] } };
      }
    },
  }),
});

interface InItsPlace {
  readonly status: number;
  readonly told: GraphQLFormattedError;
}

function refused({ message, extensions: { http, ...extensions } }: GraphQLError): InItsPlace {
  const { status = 503 } = (http ?? {}) as { readonly status?: number };
  return { status, told: { message, extensions } };
}

function failed(error: unknown): InItsPlace {
  const unnamed = { message: "", extensions: { code: "INTERNAL_SERVER_ERROR" } };
  return { status: 503, told: masked(unnamed, error) };
}
