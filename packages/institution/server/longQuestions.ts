import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Exchange } from "@pacte-hub/server/http/exchange";
import { type Arrival, queryIn } from "@pacte-hub/server/http/http";
import { httpRefusal } from "@pacte-hub/server/http/httpRefusal";
import { refuse } from "@pacte-hub/server/http/refuse";
import { noteOperation, questionTrace } from "@pacte-hub/server/observation/questionTrace";
import { type DocumentNode, getOperationAST, type OperationDefinitionNode, parse } from "graphql";
import { LRUCache } from "lru-cache";
import type { AdmitRequest } from "./admitRequests.ts";
import type { Executable } from "./buildSchema.ts";
import type { LongAnswerProcess } from "./longAnswerProcess.ts";

/**
 * From this many expected values on, an answer is made in the other process: some 100 ms of this one's time. No page of the hub asks
 * so much: a process that every reader started would cost more than it spares.
 */
const longFrom = 100_000;

export interface LongQuestions {
  readonly partner: PartnerId;
  readonly executable: Pick<Executable, "weightOf" | "weights">;
  readonly elsewhere: LongAnswerProcess;
  /** Rejects for a request that no gateway signed, or that asks too much. */
  readonly admit: AdmitRequest;
}

/**
 * Has long answers made by the other process, where a gateway asked for them; acts and what is refused stay here.
 * @returns whether the question was answered
 */
export function longQuestions({ partner, executable, elsewhere, admit }: LongQuestions) {
  const { weightOf, weights } = executable;
  const parsed = parsing();
  return async (exchange: Exchange, arrival: Arrival): Promise<boolean> => {
    const signature = await admit(exchange.request, arrival).catch(() => null);
    const question = signature && parsed(arrival);
    if (!question) return false;
    const weight = weightOf(question);
    weights.set(signature, weight);
    if (weight < longFrom) return false;
    note(exchange, question.operation, queryIn(arrival));
    const relayed = await elsewhere.relay(exchange, arrival);
    if (relayed !== "LOST") return relayed === "ANSWERED";
    refuse(exchange, overloaded(partner));
    return true;
  };
}

/** For whoever watches: what is asked, as far as this process knows. */
function note({ notes }: Exchange, operation: OperationDefinitionNode, source: string): void {
  if (!notes) return;
  const trace = questionTrace();
  noteOperation(trace, operation, source);
  notes.context = { trace };
}

const overloaded = (partner: PartnerId) =>
  httpRefusal({ code: "PARTNER_UNAVAILABLE", partner, why: "OVERLOADED" }, 503);

interface Question {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Posted {
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

const most = { max: 500, maxSize: 4 * 1024 * 1024 };

/** Reads a question's text, once however often it comes; null for what is no query sent by POST. */
function parsing(): (arrival: Arrival) => Question | null {
  const documents = new LRUCache<string, DocumentNode>({ ...most, sizeCalculation: (_, text) => text.length + 1 });
  const documentOf = (text: string): DocumentNode => {
    const known = documents.get(text);
    if (known) return known;
    const document = parse(text, { noLocation: true });
    documents.set(text, document);
    return document;
  };
  return (arrival) => {
    const { method, body } = arrival.graphql;
    if (method !== "POST") return null;
    const { operationName, variables } = body as Posted;
    try {
      const document = documentOf(queryIn(arrival));
      const operation = getOperationAST(document, operationName);
      return operation?.operation === "query" ? { document, operation, variables: variables ?? {} } : null;
    } catch {
      return null;
    }
  };
}
