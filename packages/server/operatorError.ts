import type { ProgramRefusalCode } from "@pacte-hub/schema/model/programRefusal";

/** An error for the operator: one helpful French sentence and a code of the one list, shown without a stack trace. */
export class OperatorError extends Error {
  readonly code: ProgramRefusalCode;
  constructor(sentence: string, code: ProgramRefusalCode) {
    super(sentence);
    this.name = "NotReady";
    this.code = code;
  }
}

/** The error as a command prints it: the sentence, then its code. */
export const withCode = ({ message, code }: Pick<OperatorError, "message" | "code">): string => `${message} [${code}]`;
