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

/** What a question passes before Apollo Server reads it. */
export interface Admission {
  readonly authenticator: Authenticator;
  readonly bounds: GatewayLimits;
  readonly charge: Charge;
  readonly demand: DemandControl;
  /** null: nobody is held back. */
  readonly pace: Pace | null;
  /** Operations read before: they wait for no turn. */
  readonly operations: AdmittedOperations;
  /** The only operations that are run; null: all are. */
  readonly trusted: TrustedDocuments | null;
  readonly traces: Traces | undefined;
  /** Whether what a question does is noted. */
  readonly isWatched: boolean;
}

/**
 * Lets readers in, one request at a time.
 * @returns what makes a request's context, and throws a GraphQLError where the request is refused
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
    // A text is weighed before it is known who asks: the address pays for it, whoever is let in or not.
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
    // Its remarks grow while partners are asked and are read when the answer is written: nothing is copied.
    return Object.assign(admitted, {
      signal: arrival.signal,
      carried,
      payer,
      bill: {},
      ...(isWatched && { trace: questionTrace(span) }),
    });
  };
}
