import type { IncomingMessage, ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import { requestIdOf } from "./requestId.ts";

/** What became of one question, for whoever watches the process: not who put it, with which token, or about whom. */
export interface AnsweredQuestion<Context> {
  readonly requestId: string;
  /** Of HTTP. */
  readonly status: number;
  /** Of the body, before compression; 0 where none was made. */
  readonly bytes: number;
  /** From its headers to the last byte of its answer. */
  readonly milliseconds: number;
  /** True when the client left before the whole of its answer. */
  readonly isAbandoned: boolean;
  /** Of the refusals that took the answer's place before anyone was let in. */
  readonly codes: readonly string[];
  /** What the question was answered from; absent when nobody was let in. */
  readonly context?: Context;
}

/** What is noted of a question while it is answered. */
export interface QuestionNotes<Context> {
  context?: Context;
  bytes: number;
  codes: readonly string[];
}

/** Notes of a question, read once its answer has left or its client has. */
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
      // A fault of whoever watches ends no server.
    }
  });
  return notes;
}

const longestRefusal = 64 * 1024;

/** The codes of the errors in a refusal's text; none where it is too long to be one. */
export const codesIn = (text: string | Buffer): readonly string[] =>
  text.length > longestRefusal
    ? []
    : [...text.toString().matchAll(/"code":"(\w{1,64})"/g)].map(([, code = ""]) => code);
