import type { IncomingMessage } from "node:http";
import { asOfIn } from "@pacte-hub/server/http/asOf";
import type { Arrival } from "@pacte-hub/server/http/http";
import { headsHeader } from "@pacte-hub/server/http/journalHeads";
import { purposeIn } from "@pacte-hub/server/http/purpose";
import { traceparentIn } from "@pacte-hub/server/http/requestId";
import { questionTrace } from "@pacte-hub/server/observation/questionTrace";
import type { Traces } from "@pacte-hub/server/observation/traces";
import type { Knex } from "knex";
import { openSession } from "../access/openSession.ts";
import { arrivalOf } from "../auth/arrival.ts";
import type { Readers } from "../auth/readers.ts";
import type { Institution } from "../config.ts";
import type { ReplicaLag } from "../database/replicaLag.ts";
import type { Journal } from "../journal/journal.ts";
import type { PeerHeads } from "../journal/peerHeads.ts";
import type { ReleaseCache } from "../releases/cache/cache.ts";
import type { AdmitRequest } from "./admitRequests.ts";
import { type Answering, type Context, contextOf } from "./context.ts";

/** What a question passes, and what it is then answered from. */
export interface Admission<Store> {
  readonly institution: Institution;
  readonly storeOf: Answering<Store>["storeOf"];
  /** By the reader's login. */
  readonly db: Knex;
  readonly steward: Knex | null;
  readonly admit: AdmitRequest;
  readonly readers: Readers;
  readonly peerHeads: PeerHeads;
  readonly journal: Journal;
  readonly replica: ReplicaLag | null;
  readonly memory: ReleaseCache | null;
  readonly traces: Traces | null;
  /** Whether what a question does is noted. */
  readonly isWatched: boolean;
}

/**
 * Lets a gateway's questions in: its signature, the text's cost, the reader's token, the reader's database session.
 * @returns what makes a question's context, and throws a GraphQLError where it is refused
 */
export function admitQuestions<Store>(admission: Admission<Store>) {
  const { institution, storeOf, db, steward, journal, replica, memory, isWatched } = admission;
  return async (request: IncomingMessage, arrival: Arrival): Promise<Context<Store>> => {
    const requestSignature = await admission.admit(request, arrival);
    admission.peerHeads.see(request.headers[headsHeader]);
    const asOf = asOfIn(request);
    const { viewer, remarks } = await arrivalOf(admission.readers, request.headers.authorization);
    const span = admission.traces?.question(traceparentIn(request));
    const session = await openSession(institution, db, {
      viewer,
      purpose: purposeIn(request),
      journal,
      replica,
      ...(span && { statement: span.part }),
    });
    return contextOf({
      ...session,
      institution,
      requestSignature,
      journal,
      steward,
      memory,
      asOf,
      remarks,
      trace: isWatched ? questionTrace(span) : undefined,
      storeOf,
    });
  };
}
