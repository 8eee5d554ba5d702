/** What a line of the log is written from, as pino takes it: an object and a sentence, or a sentence alone. */
type LogArguments = [unknown, (string | undefined)?, ...unknown[]];

/** The line that tells, once an error comes no more, how often it came after it was written. */
export interface RepeatsLine {
  readonly repeats: number;
  readonly error: string;
  readonly msg: string;
}

const everyMs = 1_000;
const mostErrors = 200;

/**
 * Counts the errors that a log is given. One is written with its stack when it comes; while the same one, of the same
 * sentence and place, keeps coming, a line each second says how often, until a second has passed without it.
 */
export class Repeats {
  readonly #met = new Map<string, { repeats: number; timer: NodeJS.Timeout }>();
  readonly #everyMs: number;

  constructor(everyMilliseconds = everyMs) {
    this.#everyMs = everyMilliseconds;
  }

  /**
   * @param tell writes how often an error came that was not written again
   * @returns what is to be written; null: it was a moment ago.
   */
  counted(logged: LogArguments, tell: (line: RepeatsLine) => void): LogArguments | null {
    const [subject, sentence] = logged;
    const error = isOfError(subject) ? subject.err : null;
    if (!error) return logged;
    const key = `${sentence} ${placeOf(error)}`;
    const repeated = this.#met.get(key);
    if (repeated) {
      repeated.repeats++;
      return null;
    }
    // So many different errors at once are told as they come: what is counted is bounded.
    if (this.#met.size < mostErrors) this.#begin(key, { error: error.name, msg: String(sentence) }, tell);
    return logged;
  }

  #begin(key: string, line: Omit<RepeatsLine, "repeats">, tell: (line: RepeatsLine) => void): void {
    const timer = setInterval(() => {
      const repeated = this.#met.get(key);
      if (repeated && repeated.repeats > 0) {
        tell({ repeats: repeated.repeats, ...line });
        repeated.repeats = 0;
      } else {
        clearInterval(timer);
        this.#met.delete(key);
      }
    }, this.#everyMs);
    timer.unref();
    this.#met.set(key, { repeats: 0, timer });
  }
}

const isOfError = (subject: unknown): subject is { readonly err: Error } =>
  typeof subject === "object" && subject !== null && "err" in subject && subject.err instanceof Error;

/** What an error says and where it was thrown: its first line and the next one. */
const placeOf = ({ name, message, stack = "" }: Error): string =>
  `${name} ${message} ${/\n\s*at .*/.exec(stack)?.[0] ?? ""}`;
