/** Error codes of Node's sockets: connection refused, reset or timed out. */
const lineCodes: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ENOENT",
  "ETIMEDOUT",
  "EPIPE",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
]);

/**
 * Messages of pg and knex without a code, for a broken connection or one that could not be acquired. Knex puts the statement
 * before pg's words: "ROLLBACK - Connection terminated unexpectedly".
 */
const lineSentences =
  /(?:^| - )(Connection terminated|timeout exceeded when trying to connect|timeout expired$|Timeout acquiring a connection|The server does not support|Client has encountered a connection error)/i;

/**
 * True for an error that means the database is temporarily unavailable: stopped, starting, out of connections, out of disk,
 * unreachable. False for errors of a statement itself.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html (classes 08, 53, 57P)
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isOutage);
  const { code } = error as NodeJS.ErrnoException;
  if (lineCodes.has(code)) return true;
  if (typeof code === "string" && /^(08...|53...|57P0[1-5])$/.test(code)) return true;
  return lineSentences.test(error.message) || error.name === "KnexTimeoutError";
}
