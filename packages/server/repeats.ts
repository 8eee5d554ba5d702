/** The arguments of a pino log call: an object and a sentence, or a sentence alone. */
type LogArguments = [unknown, (string | undefined)?, ...unknown[]];

/** The line that says how often an error was repeated after it was first logged. */
export interface RepeatsLine {
  readonly repeats: number;
  readonly error: string;
  readonly msg: string;
}

const everyMs = 1_000;
const mostErrors = 200;

/**
 * Keeps a log readable when one error repeats. The first is written with its stack; while the same error (same message, thrown
 * at the same place) keeps coming, one line a second says how often, until a second passes without it.
 */
export class Repeats {
  readonly #met = new Map<string, { repeats: number; timer: NodeJS.Timeout }>();
  readonly #everyMs: number;

  constructor(everyMilliseconds = everyMs) {
    this.#everyMs = everyMilliseconds;
  }

  /**
   * @param tell writes the number of repetitions
   * @returns the arguments to log; null when the same error was logged a moment ago
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
    // Beyond this many different errors each is logged as it comes, so that memory is bounded.
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

/** An error's message and where it was thrown: the first two lines of its stack. */
const placeOf = ({ name, message, stack = "" }: Error): string =>
  `${name} ${message} ${/\n\s*at .*/.exec(stack)?.[0] ?? ""}`;
