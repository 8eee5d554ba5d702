import knex, { type Knex } from "knex";
import pg from "pg";

/** No statement outlives the answer it was asked for. */
const readerStatementLimitMs = 8_000;
const connectLimitMs = 5_000;

/** Knex would print stacks beside the sentence that the operator is given. */
const silent = { warn: () => {}, error: () => {}, debug: () => {}, deprecate: () => {} };

/** A pool for answering readers: it opens no transaction that writes. */
export function readerPool(url: string, size = 8): Knex {
  return knex({
    client: "pg",
    connection: {
      connectionString: url,
      statement_timeout: readerStatementLimitMs,
      connectionTimeoutMillis: connectLimitMs,
      options: "-c default_transaction_read_only=on",
      application_name: "hub reader",
    },
    pool: { min: 0, max: size },
    acquireConnectionTimeout: connectLimitMs,
    log: silent,
  });
}

/** The one connection of the reader's login that writes, by the one function it may: the journal's. */
export function journalPool(url: string): Knex {
  return knex({
    client: "pg",
    connection: {
      connectionString: url,
      statement_timeout: readerStatementLimitMs,
      connectionTimeoutMillis: connectLimitMs,
      application_name: "hub journal",
    },
    pool: { min: 0, max: 2 },
    acquireConnectionTimeout: connectLimitMs,
    log: silent,
  });
}

/** One connection for the owner's or the steward's own work. */
export function workingConnection(url: string, name: "owner" | "steward"): Knex {
  return knex({
    client: "pg",
    connection: { connectionString: url, connectionTimeoutMillis: connectLimitMs, application_name: `hub ${name}` },
    pool: { min: 0, max: 2 },
    log: silent,
  });
}

/** Runs `work` on one plain connection, and closes it whatever happens. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectLimitMs });
  // A server that stops ends idle connections with an error event: the next query reports it, the process lives on.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The role a login's URL names. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username);
