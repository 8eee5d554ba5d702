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

  /** The same, of one of several files. @param file how it is called */
  in(file: string): ExtractRefused {
    return new ExtractRefused(this.faults.map((fault) => ({ ...fault, message: `${file} : ${fault.message}` })));
  }
}

/** Lines named of faults that are alike, further examples of them, and sentences of one code, before the rest is only counted. */
const [mostLines, mostExamples, mostOfOneCode] = [5, 2, 5];

/** What the steward reads: a fault that many lines have is told once, with its first lines. */
function sentencesOf(faults: readonly Fault[]): readonly string[] {
  const byCode = grouped(faults, ({ code }) => code);
  return [...byCode].flatMap(([code, alike]) => {
    const sentences = [...grouped(alike, kindOf)].map(([, faultsOfKind]) => ({
      text: `${linesOf(faultsOfKind)}${exampleIn(faultsOfKind)} [${code}]`,
      count: faultsOfKind.length,
    }));
    const rest = sentences.slice(mostOfOneCode).reduce((sum, { count }) => sum + count, 0);
    const first = sentences.slice(0, mostOfOneCode).map(({ text }) => text);
    return rest > 0 ? [...first, `… et ${rest} autre(s) erreur(s) de même. [${code}]`] : first;
  });
}

/** What faults of one kind have in common: their sentence without what it quotes, nor any figure. Of a repetition, both lines count. */
const kindOf = ({ code, message }: Fault): string =>
  code === "DUPLICATE_CELL" ? message : message.replace(/« [^»]* »|\d[\d\s.,]*/g, "#");

/** The first sentence, and what the next ones quote, or say, in its place. */
function exampleIn(faults: readonly Fault[]): string {
  const [first = "", ...otherMessages] = [...new Set(faults.map(({ message }) => message))];
  if (otherMessages.length === 0) return first;
  const examples = otherMessages
    .slice(0, mostExamples)
    .map((message) => /« [^»]* »/.exec(message)?.[0] ?? `« ${message} »`);
  const remainder = otherMessages.length > mostExamples ? `… (${otherMessages.length} autres)` : "";
  return `${first} De même : ${examples.join(", ")}${remainder}.`;
}

function linesOf(faults: readonly Fault[]): string {
  const lines = faults.flatMap(({ line }) => (line === null ? [] : [line]));
  if (lines.length === 0) return "";
  if (lines.length === 1) return `ligne ${lines[0]} : `;
  const firstLines = lines.slice(0, mostLines).join(", ");
  return lines.length > mostLines ? `lignes ${firstLines}… (${lines.length} en tout) : ` : `lignes ${firstLines} : `;
}

/** A file of the wrong kind has a fault on every line: past this many, the steward has seen enough. */
const mostFaults = 10_000;

/** Gathers the faults of an extract, so that the steward corrects the file once. */
export class Faults {
  readonly #faults: Fault[] = [];

  add(code: ExtractFaultCode, line: number | null, message: string): undefined {
    if (this.#faults.length < mostFaults) this.#faults.push({ code, line, message });
    else if (this.#faults.length === mostFaults)
      this.#faults.push({
        code: "TOO_MANY_FAULTS",
        line: null,
        message: `… et d'autres erreurs au-delà de ${mostFaults}.`,
      });
    return undefined;
  }

  /** Those that were found so far. */
  get found(): readonly Fault[] {
    return this.#faults;
  }

  refuseIfAny(): void {
    if (this.#faults.length > 0)
      throw new ExtractRefused([...this.#faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
  }
}
