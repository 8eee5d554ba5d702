import { pino } from "pino";

/** Structured lines on standard error, for machines: never a figure, a token or a query's variables. */
/** A level that does not exist is refused by the settings, with the variable's name; here it must not throw first. */
const level = pino.levels.values[process.env.HUB_LOG ?? ""] === undefined ? "warn" : process.env.HUB_LOG;

/**
 * Of an error: what it is, what it says and where. PostgreSQL's details repeat the row that failed, and a client's error may
 * hold the whole connection: none of it is kept.
 */
export function loggable(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, code } = error as NodeJS.ErrnoException;
  return { type: name, code, message, stack };
}

export const log = pino(
  { level: level ?? "warn", base: null, serializers: { err: loggable } },
  pino.destination({ dest: 2, sync: true }),
);
