import knex, { type Knex } from "knex";
import pg from "pg";
import { addressAnswering, addressesIn, wantsPrimary } from "./hosts.ts";

/** No statement outlives the answer it was asked for. */
const readerStatementLimitMs = 8_000;
const connectLimitMs = 5_000;

/** Knex would print stacks beside the sentence that the operator is given. */
const silent = { warn: () => {}, error: () => {}, debug: () => {}, deprecate: () => {} };

/** A pool whose connections are each opened to the host that answers then, where the address names several. */
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

/** A pool for answering readers: it opens no transaction that writes. */
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

/** The one connection of the reader's login that writes, by the one function it may: the journal's. */
export function journalPool(url: string): Knex {
  const connection = {
    connectionString: url,
    statement_timeout: readerStatementLimitMs,
    connectionTimeoutMillis: connectLimitMs,
    application_name: "hub journal",
  };
  return poolOf(url, { connection, pool: { min: 0, max: 2 }, acquireConnectionTimeout: connectLimitMs }, true);
}

/** One connection for the owner's or the steward's own work. */
export function workingConnection(url: string, name: "owner" | "steward"): Knex {
  const connection = {
    connectionString: url,
    connectionTimeoutMillis: connectLimitMs,
    application_name: `hub ${name}`,
  };
  return poolOf(url, { connection, pool: { min: 0, max: 2 } }, true);
}

/** Runs `work` on one plain connection, and closes it whatever happens. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const connectionString = await addressAnswering(url);
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: connectLimitMs });
  // A server that stops ends idle connections with an error event: the next query reports it, the process lives on.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
