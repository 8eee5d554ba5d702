import { HeaderMap } from "@apollo/server";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError } from "graphql";

/** What one answer may hold. */
export interface AnswerLimits {
  /** Characters while it is written, bytes before it is sent. */
  readonly bytes: number;
  /** Fields written, nulls included. */
  readonly values: number;
}

/** How much of an answer is written so far; once it is too much, nothing more of it is. */
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

/** In the whole answer's place: a part of it would be a wrong one. */
export const answerTooLarge = (limit: number): GraphQLError =>
  new GraphQLError(explain({ code: "ANSWER_TOO_LARGE", limit }), {
    extensions: { code: "ANSWER_TOO_LARGE", http: { status: 400, headers: new HeaderMap() } },
  });

export const unlimited: AnswerLimits = { bytes: Number.POSITIVE_INFINITY, values: Number.POSITIVE_INFINITY };
