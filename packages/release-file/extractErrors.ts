import type { ExtractFaultCode } from "@pacte-hub/schema/model/publicationRefusal";

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
    super(faults.map(sentenceOf).join("\n"));
    this.name = "ExtractRefused";
    this.faults = faults;
  }
}

const sentenceOf = ({ code, line, message }: Fault): string =>
  `${line === null ? message : `ligne ${line} : ${message}`} [${code}]`;

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
