import { type DestinationStream, type Logger, pino } from "pino";
import { Repeats } from "./repeats.ts";

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

/** A log in which an error that keeps coming is written once, then counted each second (`repeats.ts`). */
export function loggerTo(destination: DestinationStream, repeats = new Repeats()): Logger {
  const logger = pino(
    {
      level: level ?? "warn",
      base: null,
      serializers: { err: loggable },
      hooks: {
        logMethod(logged, method) {
          const counted = repeats.counted(logged, (line) => logger.error(line));
          if (counted) method.apply(this, counted as typeof logged);
        },
      },
    },
    destination,
  );
  return logger;
}

export const log = loggerTo(pino.destination({ dest: 2, sync: true }));
