import { type DestinationStream, type Logger, pino } from "pino";
import { Repeats } from "./repeats.ts";

/** An unknown level is refused by the settings, with the variable's name; here it must not throw first. */
const level = pino.levels.values[process.env.HUB_LOG ?? ""] === undefined ? "warn" : process.env.HUB_LOG;

/**
 * The part of an error that is logged: type, message, code, stack. Other properties are left out: PostgreSQL's `detail` repeats
 * the row that failed, and a client's error may hold the whole connection.
 */
export function loggable(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, code } = error as NodeJS.ErrnoException;
  return { type: name, code, message, stack };
}

/** Structured lines, never with a figure, a token or a query's variables. A repeated error is written once, then its count each second (`repeats.ts`). */
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
