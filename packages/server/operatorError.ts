import type { ProgramRefusalCode } from "@pacte-hub/schema/model/programRefusal";

/** What a program cannot do, said in one French sentence that helps, with a code of the one list: shown to the operator without a stack. */
export class OperatorError extends Error {
  readonly code: ProgramRefusalCode;
  constructor(sentence: string, code: ProgramRefusalCode) {
    super(sentence);
    this.name = "NotReady";
    this.code = code;
  }
}

/** A refusal as a program writes it: the sentence, then its code. */
export const withCode = ({ message, code }: Pick<OperatorError, "message" | "code">): string => `${message} [${code}]`;
