import type { Traced } from "@pacte-hub/server/observation/questionTrace";
import type { GraphQLError } from "graphql";
import type { JsonRecord, Step } from "../json/record.ts";
import type { Identity } from "../supergraph/accessRequirements.ts";
import type { PartnerRefusal } from "./fieldError.ts";
import type { Pieces } from "./pieces.ts";

/** What the gateway asks of a subgraph in one fetch. */
export interface Question {
  readonly operation: Wording;
  readonly kind: "query" | "mutation";
  /** As JSON text: representations are written once, and never read again on their way. */
  readonly variables: string;
  readonly reader: Reader;
}

/** The text of an operation, and the same as JSON: it is quoted once, however often it is asked. */
export interface Wording {
  readonly text: string;
  readonly json: string;
}

/** What a question costs its reader, in values. */
export interface Bill {
  /** Set once the question is weighed, whether it was let through or not: the answer shows it. */
  cost?: number;
  /** True once it was taken from the payer's budget. */
  isPaid?: boolean;
}

/** For whom a question is asked; the same object for every fetch of one request. */
export interface Reader extends Identity, Traced {
  /** Headers of the reader that go to every subgraph. */
  readonly carried: Readonly<Record<string, string>>;
  /** Aborted when the reader leaves. */
  readonly signal: AbortSignal;
  /** Whose budget pays for the request; undefined: nobody's. */
  readonly payer?: string;
  readonly bill?: Bill;
  /** Headers that go to one partner only: the token that speaks for the reader to it. @throws NotSent when there is none. */
  readonly headersFor?: (partner: string) => Promise<Readonly<Record<string, string>>>;
  /** Remarks that stand in `errors` beside the answer: that a token was not accepted. It grows while partners are asked. */
  readonly remarks?: readonly GraphQLError[];
}

/** A subgraph request exactly as it is about to leave. */
export interface Outgoing {
  readonly method: "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Headers to add to a request just before it leaves: a token for this partner, a signature over these very bytes. */
export type Sign = (partner: string, outgoing: Outgoing, reader: Reader) => SignedHeaders | Promise<SignedHeaders>;

export type SignedHeaders = Readonly<Record<string, string>>;

/** A well-formed GraphQL answer, or the refusal that takes its place. Never rejects. */
export type Reply =
  | {
      readonly kind: "ANSWERED";
      readonly data: JsonRecord | null;
      readonly errors: readonly SubgraphError[];
      readonly releases?: readonly string[];
      /** It came as JSON in which nothing was escaped. */
      readonly isPlain: boolean;
      /** The data again, with long whole numbers kept exact. */
      readonly exactly?: () => JsonRecord;
    }
  | { readonly kind: "REFUSED"; readonly refusal: PartnerRefusal };

/** An error as a subgraph sent it: nothing in it is trusted yet. */
export interface SubgraphError {
  readonly message: string;
  readonly path: readonly Step[] | undefined;
  readonly extensions: JsonRecord;
}

/** A request whose body was written by a process of ours that makes long answers (`gateway/longAnswers`). */
export interface RelayedRequest {
  /** `{"query":…,"variables":…}` */
  readonly body: Buffer;
  readonly kind: Question["kind"];
  readonly reader: Reader;
}

/** What a subgraph answered, not read yet; or the refusal that takes its place. Never rejects. */
export type RelayedReply =
  | { readonly kind: "UNREAD"; readonly status: number; readonly body: Pieces }
  | Extract<Reply, { readonly kind: "REFUSED" }>;

/** Over HTTP or in this process, a subgraph is asked the same way. */
export interface Transport {
  ask(question: Question): Promise<Reply>;
  close(): Promise<void>;
}

/** Can ask the same way for another process, to which it leaves the reading of the answer. */
export interface RelayingTransport extends Transport {
  relay(request: RelayedRequest): Promise<RelayedReply>;
}
