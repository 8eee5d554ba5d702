import type { FormattedExecutionResult } from "graphql";

/** Data that are JSON already: whoever writes the answer only has to put them in their place. */
export class WrittenData {
  readonly written: string | readonly Buffer[];

  /** @param written JSON, as text or as its bytes in UTF-8, in pieces */
  constructor(json: string | readonly Buffer[]) {
    this.written = json;
  }

  get text(): string {
    return typeof this.written === "string" ? this.written : Buffer.concat(this.written).toString();
  }

  /** For whoever writes it as any other value. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** The values of an answer, for whoever asks the graph from inside the gateway and reads what it says. */
export const readData = (data: unknown): Readonly<Record<string, unknown>> | null =>
  data instanceof WrittenData ? JSON.parse(data.text) : ((data ?? null) as Readonly<Record<string, unknown>> | null);

/**
 * A whole answer as one flat Buffer: handed on as the string of many pieces that it is, it would be copied again and again.
 * Apollo Server calls it a string, counts its bytes and passes it on.
 */
export function answerText(result: FormattedExecutionResult): string {
  const { data, errors, extensions } = result as { data?: unknown; errors?: unknown; extensions?: unknown };
  if (!(data instanceof WrittenData)) return JSON.stringify(result);
  const before = errors === undefined ? "" : `"errors":${JSON.stringify(errors)},`;
  const after = extensions === undefined ? "" : `,"extensions":${JSON.stringify(extensions)}`;
  const { written } = data;
  const answerBytes =
    typeof written === "string"
      ? Buffer.from(`{${before}"data":${written}${after}}\n`)
      : Buffer.concat([Buffer.from(`{${before}"data":`), ...written, Buffer.from(`${after}}\n`)]);
  return answerBytes as unknown as string;
}
