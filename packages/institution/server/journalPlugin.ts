import type { ApolloServerPlugin } from "@apollo/server";
import type { Act, Consultation } from "@pacte-hub/schema/model/consultation";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { headHeader, headsText, journalHeader } from "@pacte-hub/server/http/journalHeads";
import { noteErrors } from "@pacte-hub/server/observation/questionTrace";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Journal } from "../journal/journal.ts";
import type { Context } from "./context.ts";
import { maskError } from "./maskError.ts";

/**
 * No answer leaves before the journal holds it: what was consulted or done is durable, and the request's nonce is spent.
 * When that fails, the refusal leaves in the answer's place; but what is open to all is only counted, and owes nothing to
 * a journal that cannot be written. A request that came before is refused whatever it asks.
 */
export const journalPlugin = (journal: Journal, partner: PartnerId): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    async willSendResponse({ contextValue, response }) {
      const { requestSignature, viewer, asker, access, acts, readerSession, trace } = contextValue;
      if (!requestSignature) return;
      // The figures are read: the connection serves someone else while the journal is written.
      void readerSession.end().catch(() => undefined);
      try {
        const { consultations } = access;
        const head = await journal.record({ requestSignature, viewer, asker, consultations, acts });
        response.http.headers.set(headHeader, headsText([head]));
        // A nonce may be written where a line may not: what was open left, what is granted would wait.
        if (journal.isFailing) response.http.headers.set(journalHeader, "failing");
      } catch (thrown) {
        if (owesNothing(access.consultations, acts) && !isReplay(thrown)) {
          response.http.headers.set(journalHeader, "failing");
          return;
        }
        const { status, error } = thrown instanceof GraphQLError ? refused(thrown) : failed(thrown, partner);
        if (trace) noteErrors(trace, [error]);
        response.http.status = status;
        response.body = { kind: "single", singleResult: { errors: [error] } };
      }
    },
  }),
});

/** Nothing leaves but what is open to all, and perhaps refusals: the journal keeps what was granted, and what was done. */
const owesNothing = (consultations: readonly Consultation[], acts: readonly Act[]): boolean =>
  acts.length === 0 && consultations.every(({ decision }) => decision !== "GRANTED");

const isReplay = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions.code === "CARRIER_REFUSED";

interface InItsPlace {
  readonly status: number;
  readonly error: GraphQLFormattedError;
}

function refused({ message, extensions: { http, ...extensions } }: GraphQLError): InItsPlace {
  const { status = 503 } = (http ?? {}) as { readonly status?: number };
  return { status, error: { message, extensions } };
}

function failed(error: unknown, partner: PartnerId): InItsPlace {
  const unnamed = { message: "", extensions: { code: "INTERNAL_SERVER_ERROR" } };
  return { status: 503, error: maskError(unnamed, error, partner) };
}
