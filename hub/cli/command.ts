/** One thing an operator or a steward can type. */
export interface Command {
  readonly name: string;
  /** One line, French. */
  readonly summary: string;
  /** What `--help` prints under the usage line, French. */
  readonly help: string;
  readonly usage: string;
  /** @returns the exit code. */
  run(words: readonly string[]): Promise<number>;
}
