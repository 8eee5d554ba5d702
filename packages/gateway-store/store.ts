import { createHmac } from "node:crypto";
import type { Citation, CitationStore } from "@pacte-hub/gateway/citations/store";
import {
  type Renewed,
  type SavedQuery,
  type SavedQueryStore,
  type SavedQuerySummary,
  type StoredKey,
  StoreUnavailable,
} from "@pacte-hub/gateway/savedQueries/store";
import { isOutage } from "@pacte-hub/postgres/outage";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import pg from "pg";
import { migrate } from "./migrate.ts";

const statementLimitMs = 5_000;
const connectLimitMs = 3_000;
/** A key that is used holds a connection while its issuer is asked. */
const connections = 8;
/** Days after its end for which a key is remembered, so that it is told to be over rather than unknown. */
const remembered = 60;

const summary = `name, description, institution, owner, needs_key as "needsKey",
  to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"`;
const key = `id, query, owner, issuer, salt, verifier, sealed,
  to_char(created_on, 'YYYY-MM-DD') as "createdOn", to_char(expires_on, 'YYYY-MM-DD') as "expiresOn"`;

/**
 * Opens the gateway's database, brought up to date first. Every statement of it throws StoreUnavailable while the database
 * cannot be asked. @param url postgres://, a login that owns the database
 */
export async function openStore(url: string): Promise<SavedQueryStore & CitationStore> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectLimitMs,
    statement_timeout: statementLimitMs,
    idle_in_transaction_session_timeout: 30_000,
    application_name: "hub gateway",
  });
  // A server that stops ends idle connections with an error event: the next statement reports it, the process lives on.
  pool.on("error", () => undefined);
  const salt = await withClient(pool, migrate).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  return new PostgresStore(pool, salt);
}

class PostgresStore implements SavedQueryStore, CitationStore {
  readonly #pool: pg.Pool;
  readonly #salt: Buffer;

  constructor(pool: pg.Pool, salt: Buffer) {
    this.#pool = pool;
    this.#salt = salt;
  }

  ownerOf(subject: string): string {
    return createHmac("sha256", this.#salt).update(subject, "utf8").digest("base64url");
  }

  queries(): Promise<readonly SavedQuerySummary[]> {
    return this.#rows<SavedQuerySummary>(`select ${summary} from saved_query order by name`, []);
  }

  async query(name: string): Promise<SavedQuery | null> {
    const sql = `select ${summary}, document from saved_query where name = $1`;
    return (await this.#rows<SavedQuery>(sql, [name]))[0] ?? null;
  }

  addQuery(query: SavedQuery, limit: number): Promise<"ADDED" | "NAME_TAKEN" | "FULL"> {
    return this.#transaction(async (client) => {
      await locked(client, query.owner);
      const { rows } = await client.query("select from saved_query where owner = $1", [query.owner]);
      if (rows.length >= limit) return "FULL";
      const naming = await nameGiven(client, query);
      if (naming !== "GIVEN") return naming;
      const { rowCount } = await client.query(
        `insert into saved_query (name, description, document, institution, owner, needs_key, created_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (name) do nothing`,
        [
          query.name,
          query.description,
          query.document,
          query.institution,
          query.owner,
          query.needsKey,
          query.createdAt,
        ],
      );
      return rowCount ? "ADDED" : "NAME_TAKEN";
    });
  }

  removeQuery(name: string, owner: string): Promise<boolean> {
    return this.#changed("delete from saved_query where name = $1 and owner = $2", [name, owner]);
  }

  keysOf(query: string, owner: string): Promise<readonly StoredKey[]> {
    const sql = `select ${key} from access_key where query = $1 and owner = $2 and expires_on >= current_date order by expires_on, id`;
    return this.#rows<StoredKey>(sql, [query, owner]);
  }

  async key(id: string): Promise<StoredKey | null> {
    return (await this.#rows<StoredKey>(`select ${key} from access_key where id = $1`, [id]))[0] ?? null;
  }

  addKey(added: StoredKey, limit: number): Promise<"ADDED" | "FULL"> {
    return this.#transaction(async (client) => {
      await locked(client, added.owner);
      await client.query("delete from access_key where expires_on < current_date - $1::int", [remembered]);
      const keysInForce = "select from access_key where query = $1 and owner = $2 and expires_on >= current_date";
      const { rows } = await client.query(keysInForce, [added.query, added.owner]);
      if (rows.length >= limit) return "FULL";
      const { id, query, owner, issuer, salt, verifier, sealed, createdOn, expiresOn } = added;
      await client.query(
        `insert into access_key (id, query, owner, issuer, salt, verifier, sealed, created_on, expires_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, query, owner, issuer, salt, verifier, sealed, createdOn, expiresOn],
      );
      return "ADDED";
    });
  }

  removeKey(id: string, query: string, owner: string): Promise<boolean> {
    return this.#changed("delete from access_key where id = $1 and query = $2 and owner = $3", [id, query, owner]);
  }

  renewKey<Outcome>(id: string, work: (key: StoredKey) => Promise<Renewed<Outcome>>): Promise<Outcome | null> {
    return this.#transaction(async (client) => {
      const { rows } = await client.query<StoredKey>(`select ${key} from access_key where id = $1 for update`, [id]);
      if (!rows[0]) return null;
      const { sealed, outcome } = await work(rows[0]);
      if (sealed) await client.query("update access_key set sealed = $2 where id = $1", [id, sealed]);
      return outcome;
    });
  }

  addCitation(citation: Citation, limit: number): Promise<"ADDED" | "FULL"> {
    return this.#transaction(async (client) => {
      const { id, owner, document, variables, asOf, releases, salt, hash, reference } = citation;
      await locked(client, owner);
      const { rows } = await client.query("select from citation where owner = $1", [owner]);
      if (rows.length >= limit) return "FULL";
      await client.query(
        `insert into citation (id, owner, document, variables, as_of, releases, salt, hash, reference)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, owner, document, JSON.stringify(variables), asOf, releases, salt, hash, reference],
      );
      return "ADDED";
    });
  }

  async citation(id: string): Promise<Citation | null> {
    const sql = `select id, owner, document, variables, releases, salt, hash, reference,
      to_char(as_of at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "asOf" from citation where id = $1`;
    return (await this.#rows<Citation>(sql, [id]))[0] ?? null;
  }

  removeCitation(id: string, owner: string): Promise<boolean> {
    return this.#changed("delete from citation where id = $1 and owner = $2", [id, owner]);
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  async #rows<Row extends object>(sql: string, values: readonly unknown[]): Promise<readonly Row[]> {
    return withClient(this.#pool, async (client) => (await client.query<Row>(sql, [...values])).rows);
  }

  async #changed(sql: string, values: readonly unknown[]): Promise<boolean> {
    return withClient(this.#pool, async (client) => ((await client.query(sql, [...values])).rowCount ?? 0) > 0);
  }

  #transaction<Outcome>(work: (client: pg.PoolClient) => Promise<Outcome>): Promise<Outcome> {
    return withClient(this.#pool, (client) => inTransaction(client, () => work(client)));
  }
}

/** One owner's rows are counted and added by one transaction at a time. */
const locked = (client: pg.PoolClient, owner: string) =>
  client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [owner]);

async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw unavailable(error);
  });
  let fault: unknown;
  try {
    return await work(client);
  } catch (error) {
    fault = error;
    throw unavailable(error);
  } finally {
    // A connection on which something failed is not used again.
    client.release(fault !== undefined);
  }
}

const unavailable = (error: unknown): unknown => (isOutage(error) ? new StoreUnavailable(error) : error);

/** Names that one reader may give, those of queries that are gone among them. */
const mostNames = 500;

/** A link in a workbook must not answer another institution's question one day: a name stays its first institution's. */
async function nameGiven(
  client: pg.PoolClient,
  { name, institution, owner }: SavedQuerySummary,
): Promise<"GIVEN" | "NAME_TAKEN" | "FULL"> {
  const { rows } = await client.query<{ institution: string }>("select institution from query_name where name = $1", [
    name,
  ]);
  if (rows[0]) return rows[0].institution === institution ? "GIVEN" : "NAME_TAKEN";
  const namesOfOwner = await client.query("select from query_name where owner = $1", [owner]);
  if (namesOfOwner.rows.length >= mostNames) return "FULL";
  const { rowCount } = await client.query(
    "insert into query_name (name, institution, owner) values ($1, $2, $3) on conflict do nothing",
    [name, institution, owner],
  );
  return rowCount ? "GIVEN" : "NAME_TAKEN";
}
