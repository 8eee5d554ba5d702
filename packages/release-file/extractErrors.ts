import type { ExtractFaultCode } from "@pacte-hub/schema/model/publicationRefusal";
import { grouped } from "@pacte-hub/schema/rules/grouped";

/** Why a line of an extract, or the whole of it, is refused. */
export interface Fault {
  readonly code: ExtractFaultCode;
  /** Line of the file, the header being line 1; null when the fault is the file's. */
  readonly line: number | null;
  /** French, for the steward. */
  readonly message: string;
}

/** An extract with faults is refused whole: nothing of it is loaded. */
export class ExtractRefused extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(sentencesOf(faults).join("\n"));
    this.name = "ExtractRefused";
    this.faults = faults;
  }
}

/** Lines named of faults that are alike, and sentences of one code, before the rest is only counted. */
const [mostLines, mostOfOneCode] = [5, 5];

/** What the steward reads: a fault that many lines have is told once, with its first lines. */
function sentencesOf(faults: readonly Fault[]): readonly string[] {
  const byCode = grouped(faults, ({ code }) => code);
  return [...byCode].flatMap(([code, alike]) => {
    const sentences = [...grouped(alike, ({ message }) => message)].map(([message, ones]) => ({
      text: `${linesOf(ones)}${message} [${code}]`,
      count: ones.length,
    }));
    const rest = sentences.slice(mostOfOneCode).reduce((sum, { count }) => sum + count, 0);
    const told = sentences.slice(0, mostOfOneCode).map(({ text }) => text);
    return rest > 0 ? [...told, `… et ${rest} autre(s) ligne(s) de même. [${code}]`] : told;
  });
}

function linesOf(faults: readonly Fault[]): string {
  const lines = faults.flatMap(({ line }) => (line === null ? [] : [line]));
  if (lines.length === 0) return "";
  if (lines.length === 1) return `ligne ${lines[0]} : `;
  const named = lines.slice(0, mostLines).join(", ");
  return lines.length > mostLines ? `lignes ${named}… (${lines.length} en tout) : ` : `lignes ${named} : `;
}

/** A file of the wrong kind has a fault on every line: past this many, the steward has seen enough. */
const mostFaults = 10_000;

/** Gathers the faults of an extract, so that the steward corrects the file once. */
export class Faults {
  readonly #found: Fault[] = [];

  add(code: ExtractFaultCode, line: number | null, message: string): undefined {
    if (this.#found.length < mostFaults) this.#found.push({ code, line, message });
    else if (this.#found.length === mostFaults)
      this.#found.push({
        code: "TOO_MANY_FAULTS",
        line: null,
        message: `… et d'autres erreurs au-delà de ${mostFaults}.`,
      });
    return undefined;
  }

  refuseIfAny(): void {
    if (this.#found.length > 0)
      throw new ExtractRefused([...this.#found].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
  }
}
