import type { ApolloServerPlugin } from "@apollo/server";
import type { OperationDefinitionNode } from "graphql";
import type { QuestionSpan } from "./traces.ts";

/** A question to one institution, or to a subgraph of this process. */
export interface PartnerCall {
  readonly partner: string;
  readonly kind: "query" | "mutation";
  readonly milliseconds: number;
  /** "OK": it answered, if only with errors of its own; else why nothing of its answer could be used. */
  readonly outcome: string;
}

/** What is noted of a question while it is answered, where somebody watches: never a reader, a token or a variable. */
export interface QuestionTrace {
  operation?: { readonly name: string | undefined; readonly kind: string; readonly source: string };
  /** Of the errors in the answer, each once. */
  readonly codes: Set<string>;
  readonly calls: PartnerCall[];
  /** Its part of a trace, where one is kept. */
  readonly span?: QuestionSpan | undefined;
}

/** What a context holds for whoever watches. */
export interface Traced {
  readonly trace?: QuestionTrace | undefined;
}

export const questionTrace = (span?: QuestionSpan): QuestionTrace => ({ codes: new Set(), calls: [], span });

export function noteOperation(
  trace: QuestionTrace,
  { name, operation: kind }: OperationDefinitionNode,
  source: string,
) {
  trace.operation = { name: name?.value, kind, source };
}

interface Coded {
  readonly extensions?: { readonly code?: unknown };
}

export function noteErrors(trace: QuestionTrace, errors: readonly Coded[] = []): void {
  for (const { extensions } of errors) trace.codes.add(String(extensions?.code ?? "INTERNAL"));
}

/** Notes each question that goes through Apollo Server; stands after every plugin that has a word to add to the answer. */
export const tracing: ApolloServerPlugin<Traced> = {
  requestDidStart: async () => ({
    async willSendResponse({ contextValue: { trace }, operation, source, response: { body } }) {
      if (!trace) return;
      if (operation && source !== undefined) noteOperation(trace, operation, source);
      if (body.kind === "single") noteErrors(trace, body.singleResult.errors);
    },
  }),
};
