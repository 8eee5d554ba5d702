import type { IncomingMessage } from "node:http";
import { type Arrival, queryIn } from "@pacte-hub/server/http/http";
import { traceparentIn } from "@pacte-hub/server/http/requestId";
import { questionTrace } from "@pacte-hub/server/observation/questionTrace";
import type { Traces } from "@pacte-hub/server/observation/traces";
import type { AuthenticatedReader, Authenticator } from "./auth/authenticate.ts";
import { payerOf } from "./demandControl/budget.ts";
import type { DemandControl } from "./demandControl/demandControl.ts";
import type { Pace } from "./demandControl/pace.ts";
import { type Charge, paid } from "./execution/charge.ts";
import type { AdmittedOperations } from "./fastPath/admittedOperations.ts";
import { requestRefused } from "./http/errors.ts";
import type { GatewayLimits } from "./http/limits.ts";
import { propagatedHeaders } from "./http/propagateHeaders.ts";
import type { ReaderContext } from "./http/readerContext.ts";
import { costOf } from "./http/textCost.ts";
import type { TrustedDocuments } from "./persistedOperations/documents.ts";
import { assertPersistable } from "./persistedOperations/persistedQueries.ts";
import { assertTrusted } from "./persistedOperations/trustedDocuments.ts";
import { Turns } from "./turns.ts";

/** What a request passes before Apollo Server parses it. */
export interface Admission {
  readonly authenticator: Authenticator;
  readonly bounds: GatewayLimits;
  readonly charge: Charge;
  readonly demand: DemandControl;
  /** null: nobody is delayed. */
  readonly pace: Pace | null;
  /** Operations parsed before: they need not wait for a turn. */
  readonly operations: AdmittedOperations;
  /** The only operations that may be executed; null: all. */
  readonly trusted: TrustedDocuments | null;
  readonly traces: Traces | undefined;
  /** Whether questions are measured or traced. */
  readonly isWatched: boolean;
}

/**
 * Admission of requests: weighs the text, authenticates the reader, checks the budget.
 * @returns a function that makes a request's context, and throws a GraphQLError when it is refused
 */
export function admitReaders(admission: Admission) {
  const { authenticator, bounds, charge, demand, pace, operations, trusted, traces, isWatched } = admission;
  const cost = costOf(bounds);
  const turns = new Turns();
  const assertSolvent = (payer: string): void => {
    const refusal = demand.refusalOfDebtor(payer);
    if (refusal) throw refusal;
  };
  return async (request: IncomingMessage, arrival: Arrival): Promise<ReaderContext & AuthenticatedReader> => {
    const query = queryIn(arrival);
    assertPersistable(arrival);
    if (trusted) assertTrusted(trusted, query);
    const { authorization } = arrival;
    // The text is weighed before authentication: the client's address pays for it, whether it is admitted or not.
    const address = payerOf(undefined, request);
    if (authorization === undefined) assertSolvent(address);
    const refusal = paid(charge, address, () => cost(query));
    if (refusal) throw requestRefused(refusal);
    const span = traces?.question(traceparentIn(request));
    const carried = { ...propagatedHeaders(request), ...(span && { traceparent: span.traceparent }) };
    const admitted = await authenticator.headersOf(authorization);
    const payer = payerOf(admitted.subject, request);
    if (payer !== address) assertSolvent(payer);
    if (!operations.has(query)) {
      await pace?.wait(payer);
      await turns.take(payer);
    }
    // Not copied: `remarks` grows while partners are asked, and is read when the answer is written.
    return Object.assign(admitted, {
      signal: arrival.signal,
      carried,
      payer,
      bill: {},
      ...(isWatched && { trace: questionTrace(span) }),
    });
  };
}
