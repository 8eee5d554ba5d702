import type { PartnerRefusal } from "../execution/fieldError.ts";
import type { SchemaModule } from "../execution/inProcess.ts";
import type { NoPlanReason } from "../planning/planner.ts";
import type { WireError } from "./wireError.ts";

/** How many supergraphs a process for long answers keeps in memory. */
export const mostGraphs = 2;

/** A supergraph and the limits of its answers. Contains no address, key or token. */
export interface GraphMessage {
  readonly kind: "GRAPH";
  readonly graph: number;
  readonly sdl: string;
  readonly plansKept: number;
  readonly maxErrors: number;
  /** Absent: no limit. */
  readonly maxAnswerBytes?: number | undefined;
  /** Timeout of subgraphs that run in the process, in milliseconds. */
  readonly timeoutMs: number;
  /** By service name, the module that makes the schema of a subgraph that runs in the process. */
  readonly modules: Readonly<Record<string, SchemaModule>>;
}

/** An operation that was validated, priced and charged. */
export interface QuestionMessage {
  readonly kind: "QUESTION";
  readonly id: number;
  readonly graph: number;
  readonly source: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The scopes of the reader's token; absent: no accepted token. */
  readonly scopes?: readonly string[] | undefined;
  readonly cost: number | undefined;
}

/** The outcome of a call; the bytes of its frame are a subgraph's response, or a plan as JSON. */
export type CallOutcome =
  | { readonly kind: "UNREAD"; readonly status: number }
  | { readonly kind: "REFUSED"; readonly refusal: PartnerRefusal }
  | { readonly kind: "PLAN" }
  | { readonly kind: "NO_PLAN"; readonly reason: NoPlanReason; readonly why: string }
  | { readonly kind: "VALUE"; readonly value: unknown }
  | { readonly kind: "FAULT" };

/** A message from the gateway to a process. */
export type Order =
  | GraphMessage
  | QuestionMessage
  | { readonly kind: "OUTCOME"; readonly id: number; readonly call: number; readonly outcome: CallOutcome }
  /** The reader left. */
  | { readonly kind: "LEFT"; readonly id: number }
  | { readonly kind: "PING" };

/** What only the gateway can do: send a request in a reader's name, make a plan, call a context's method. */
export type Call =
  /** The bytes of the frame are the request's body. */
  | { readonly kind: "FETCH"; readonly service: string; readonly operationKind: "query" | "mutation" }
  | { readonly kind: "PLAN"; readonly text: string; readonly share: number }
  /** A method of the context of a subgraph that runs in the process. */
  | { readonly kind: "CONTEXT"; readonly service: string; readonly method: string; readonly args: readonly unknown[] };

/** A message from a process to the gateway; the bytes of an ANSWER are its `data` as JSON. */
export type Report =
  | { readonly kind: "CALL"; readonly id: number; readonly call: number; readonly of: Call }
  | { readonly kind: "CHARGE"; readonly id: number; readonly milliseconds: number }
  | { readonly kind: "UNREQUESTED"; readonly subgraph: string; readonly keys: readonly string[] }
  | ({ readonly kind: "ANSWER"; readonly id: number } & WireOutcome)
  | { readonly kind: "FAULT"; readonly id: number; readonly message: string; readonly stack: string | undefined }
  | { readonly kind: "PONG" };

/** The outcome of an execution, without its data. */
export interface WireOutcome {
  /** NONE: refused before anyone was asked. */
  readonly data: "NONE" | "NULL" | "WRITTEN";
  readonly errors?: readonly WireError[] | undefined;
  readonly noPlan?: { readonly reason: NoPlanReason; readonly why: string } | undefined;
  /** Releases that the answer rests on. */
  readonly releases?: readonly string[] | undefined;
}
