/** A start that cannot be, said in one sentence that helps: shown to the operator without a stack. */
export class OperatorError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "NotReady";
  }
}
