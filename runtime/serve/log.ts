import { pino } from "pino";

/** Structured lines on standard error, for machines: never a figure, a token or a query's variables. */
/** A level that does not exist is refused by the settings, with the variable's name; here it must not throw first. */
const level = pino.levels.values[process.env.HUB_LOG ?? ""] === undefined ? "warn" : process.env.HUB_LOG;

export const log = pino({ level: level ?? "warn", base: null }, pino.destination({ dest: 2, sync: true }));
