import { HeaderMap } from "@apollo/server";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError } from "graphql";

/** Limits of one answer. */
export interface AnswerLimits {
  /** Counted in characters while the answer is written, in bytes before it is sent. */
  readonly bytes: number;
  /** The most fields, nulls included. */
  readonly values: number;
}

/** Counts an answer while it is written; beyond a limit, writing stops. */
export class AnswerSize {
  readonly limits: AnswerLimits;
  #bytes = 0;
  #values = 0;

  constructor(limits: AnswerLimits) {
    this.limits = limits;
  }

  /** Fields written so far, nulls included. */
  get values(): number {
    return this.#values;
  }

  get isExceeded(): boolean {
    return this.#bytes > this.limits.bytes || this.#values > this.limits.values;
  }

  /** Counts text that was written. */
  wrote(length: number): void {
    this.#bytes += length;
  }

  /** Counts one more field. @returns whether it may still be written */
  begins(): boolean {
    this.#values++;
    return !this.isExceeded;
  }

  refusal(): GraphQLError {
    return answerTooLarge(this.limits.bytes);
  }
}

/** The error that replaces the whole answer: a truncated one would be wrong. */
export const answerTooLarge = (limit: number): GraphQLError =>
  new GraphQLError(explain({ code: "ANSWER_TOO_LARGE", limit }), {
    extensions: { code: "ANSWER_TOO_LARGE", http: { status: 400, headers: new HeaderMap() } },
  });

export const unlimited: AnswerLimits = { bytes: Number.POSITIVE_INFINITY, values: Number.POSITIVE_INFINITY };
