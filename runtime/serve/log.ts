import { pino } from "pino";

/** Structured lines on standard error, for machines: never a figure, a token or a query's variables. */
export const log = pino(
  { level: process.env.HUB_LOG ?? "warn", base: null },
  pino.destination({ dest: 2, sync: true }),
);
