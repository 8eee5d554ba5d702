import type { Traced } from "@pacte-hub/server/observation/questionTrace";
import type { GraphQLError } from "graphql";
import type { JsonRecord, Step } from "../json/record.ts";
import type { Identity } from "../supergraph/accessRequirements.ts";
import type { PartnerRefusal } from "./fieldError.ts";
import type { Pieces } from "./pieces.ts";

/** One GraphQL request to a subgraph. */
export interface Question {
  readonly operation: Wording;
  readonly kind: "query" | "mutation";
  /** As JSON text: representations are written once, and not parsed again. */
  readonly variables: string;
  readonly reader: Reader;
}

/** An operation's text, and the same quoted as JSON, so that it is quoted only once. */
export interface Wording {
  readonly text: string;
  readonly json: string;
}

/** What a query costs its reader, in values. */
export interface Bill {
  /** Set when the query is priced, even if it is then refused; shown in the answer. */
  cost?: number;
  /** True once it was charged to the payer's budget. */
  isPaid?: boolean;
}

/** The reader of a request; the same object for every fetch of it. */
export interface Reader extends Identity, Traced {
  /** The reader's headers that are propagated to every subgraph. */
  readonly carried: Readonly<Record<string, string>>;
  /** Aborted when the reader leaves. */
  readonly signal: AbortSignal;
  /** Whose budget is charged for the request; undefined: nobody's. */
  readonly payer?: string;
  readonly bill?: Bill;
  /** Headers for one partner only: the reader's exchanged token. @throws NotSent when there is none */
  readonly headersFor?: (partner: string) => Promise<Readonly<Record<string, string>>>;
  /** Entries of `errors` beside the data, for instance that a token was not accepted. Grows while partners are asked. */
  readonly remarks?: readonly GraphQLError[];
}

/** A subgraph request, ready to be sent. */
export interface Outgoing {
  readonly method: "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Makes the last headers of a request: the token for this partner, the signature over these bytes. */
export type Sign = (partner: string, outgoing: Outgoing, reader: Reader) => SignedHeaders | Promise<SignedHeaders>;

export type SignedHeaders = Readonly<Record<string, string>>;

/** A well-formed GraphQL response, or a refusal. */
export type Reply =
  | {
      readonly kind: "ANSWERED";
      readonly data: JsonRecord | null;
      readonly errors: readonly SubgraphError[];
      readonly releases?: readonly string[];
      /** True when no string of its JSON was escaped. */
      readonly isPlain: boolean;
      /** Parses the data again, with exact long integers. */
      readonly exactly?: () => JsonRecord;
    }
  | { readonly kind: "REFUSED"; readonly refusal: PartnerRefusal };

/** An error as a subgraph sent it; not sanitized yet. */
export interface SubgraphError {
  readonly message: string;
  readonly path: readonly Step[] | undefined;
  readonly extensions: JsonRecord;
}

/** A request whose body was written by a process for long answers (`gateway/longAnswers`). */
export interface RelayedRequest {
  /** `{"query":…,"variables":…}` */
  readonly body: Buffer;
  readonly kind: Question["kind"];
  readonly reader: Reader;
}

/** A subgraph's response before it is parsed, or a refusal. */
export type RelayedReply =
  | { readonly kind: "UNREAD"; readonly status: number; readonly body: Pieces }
  | Extract<Reply, { readonly kind: "REFUSED" }>;

/** Sends requests to a subgraph, over HTTP or within this process. Never rejects. */
export interface Transport {
  ask(question: Question): Promise<Reply>;
  close(): Promise<void>;
}

/** A transport that can also relay requests of another process, which parses the response itself. */
export interface RelayingTransport extends Transport {
  relay(request: RelayedRequest): Promise<RelayedReply>;
}
