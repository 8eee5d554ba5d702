import type { IncomingMessage, ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import { requestIdOf } from "./requestId.ts";

/** The outcome of one question, for logs, metrics and traces. It holds nothing about the reader, their token or the figures. */
export interface AnsweredQuestion<Context> {
  readonly requestId: string;
  /** The HTTP status. */
  readonly status: number;
  /** Length of the body before compression; 0 when there was none. */
  readonly bytes: number;
  /** From the arrival of the request's headers to the last byte of the answer. */
  readonly milliseconds: number;
  /** True when the client left before the answer was complete. */
  readonly isAbandoned: boolean;
  /** Codes of a refusal that was sent before the request had a context. */
  readonly codes: readonly string[];
  /** The request's context; absent when the request was refused before it had one. */
  readonly context?: Context;
}

/** What is collected about a question while it is answered. */
export interface QuestionNotes<Context> {
  context?: Context;
  bytes: number;
  codes: readonly string[];
}

/** Collects notes about a question; hands them to `answered` when the response ends or the client leaves. */
export function notesOf<Context>(
  request: IncomingMessage,
  response: ServerResponse,
  answered: (question: AnsweredQuestion<Context>) => void,
): QuestionNotes<Context> {
  const began = performance.now();
  const notes: QuestionNotes<Context> = { bytes: 0, codes: [] };
  response.once("close", () => {
    const { statusCode: status, writableFinished } = response;
    const milliseconds = performance.now() - began;
    try {
      answered({ requestId: requestIdOf(request), status, milliseconds, isAbandoned: !writableFinished, ...notes });
    } catch {
      // A fault in logging or metrics must not end the server.
    }
  });
  return notes;
}

const longestRefusal = 64 * 1024;

/** The error codes in a refusal's text; none when the text is too long to be a refusal. */
export const codesIn = (text: string | Buffer): readonly string[] =>
  text.length > longestRefusal
    ? []
    : [...text.toString().matchAll(/"code":"(\w{1,64})"/g)].map(([, code = ""]) => code);
