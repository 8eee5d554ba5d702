/** Codes of Node's sockets: nobody listens, or the line broke. */
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

/** What pg and knex say without a code, of a line that broke or a connection that did not come. */
const lineSentences =
  /^(Connection terminated|timeout exceeded when trying to connect|Timeout acquiring a connection|The server does not support|Client has encountered a connection error)/i;

/**
 * True of an error that says the database cannot be asked now, and may be again in a moment: stopped, starting, out of
 * connections, out of disk, unreachable. What a statement itself did wrong is none.
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
