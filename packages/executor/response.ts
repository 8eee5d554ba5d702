import type { FormattedExecutionResult } from "graphql";

/** `data` that is JSON text already, to be inserted into the response as it is. */
export class WrittenData {
  readonly written: string | readonly Buffer[];

  /** @param json JSON text, or its UTF-8 bytes in chunks */
  constructor(json: string | readonly Buffer[]) {
    this.written = json;
  }

  get text(): string {
    return typeof this.written === "string" ? this.written : Buffer.concat(this.written).toString();
  }

  /** For code that serialises it like any other value. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** The parsed data of a result, for code of the gateway that executes queries itself. */
export const readData = (data: unknown): Readonly<Record<string, unknown>> | null =>
  data instanceof WrittenData ? JSON.parse(data.text) : ((data ?? null) as Readonly<Record<string, unknown>> | null);

/**
 * The whole response as one Buffer: as a string concatenated of many pieces it would be flattened and copied several times.
 * Apollo Server's types say string; it only takes its byte length and passes it on.
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
