import knex, { type Knex } from "knex";
import pg from "pg";
import { addressAnswering, addressesIn, wantsPrimary } from "./hosts.ts";

/** Shorter than the gateway waits for an answer, so that no statement outlives its request. */
const readerStatementLimitMs = 8_000;
const connectLimitMs = 5_000;

/** Knex would print stack traces beside our message to the operator. */
const silent = { warn: () => {}, error: () => {}, debug: () => {}, deprecate: () => {} };

/** A pool. Where the address names several hosts, each new connection goes to one that answers. */
function poolOf(url: string, config: Knex.Config, needsPrimary = wantsPrimary(url)): Knex {
  const { connection } = config;
  const db = knex({ client: "pg", log: silent, ...config });
  if (addressesIn(url).length === 1) return db;
  const { client } = db;
  const open = client.acquireRawConnection.bind(client);
  client.acquireRawConnection = async () => {
    const connectionString = await addressAnswering(url, needsPrimary);
    client.connectionSettings = { ...(connection as Knex.PgConnectionConfig), connectionString };
    return open();
  };
  return db;
}

/** A read-only pool for answering readers. */
export function readerPool(url: string, size = 8): Knex {
  return poolOf(url, {
    connection: {
      connectionString: url,
      statement_timeout: readerStatementLimitMs,
      connectionTimeoutMillis: connectLimitMs,
      options: "-c default_transaction_read_only=on",
      application_name: "hub reader",
    },
    pool: { min: 0, max: size },
    acquireConnectionTimeout: connectLimitMs,
  });
}

/** The pool by which the reader's login writes, with the one function it may call: the journal's. */
export function journalPool(url: string): Knex {
  const connection = {
    connectionString: url,
    statement_timeout: readerStatementLimitMs,
    connectionTimeoutMillis: connectLimitMs,
    application_name: "hub journal",
  };
  return poolOf(url, { connection, pool: { min: 0, max: 2 }, acquireConnectionTimeout: connectLimitMs }, true);
}

/** A small pool of the owner's or the steward's login. */
export function workingConnection(url: string, name: "owner" | "steward"): Knex {
  const connection = {
    connectionString: url,
    connectionTimeoutMillis: connectLimitMs,
    application_name: `hub ${name}`,
  };
  return poolOf(url, { connection, pool: { min: 0, max: 2 } }, true);
}

/** Runs `work` on one connection, and closes it afterwards in every case. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const connectionString = await addressAnswering(url);
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: connectLimitMs });
  // When the server stops, idle connections emit an error event, which would end the process: the next query reports it instead.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
