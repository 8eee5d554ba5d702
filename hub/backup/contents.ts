import type { Client } from "pg";

/** What a table holds, in two numbers: equal for equal rows, in whatever order they stand. */
export interface TableContents {
  readonly rows: number;
  /** Decimal. */
  readonly digest: string;
}

/** By name: `published.cell`. */
export type DatabaseContents = Readonly<Record<string, TableContents>>;

/** Rows are written as text in one way, whatever the login's or the server's settings. */
export const oneWayOfWriting = `set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
  set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'`;

/**
 * All tables of a database, each counted and digested, in the transaction that the caller has begun. The login must read
 * them all, past row level security: the owner's does.
 */
export async function databaseContents(client: Client): Promise<DatabaseContents> {
  await client.query(oneWayOfWriting);
  const contents: Record<string, TableContents> = {};
  for (const { name, quoted } of await tablesOf(client)) contents[name] = await tableContents(client, quoted);
  return contents;
}

interface Table {
  readonly name: string;
  /** As SQL writes it. */
  readonly quoted: string;
}

/** Tables and what else keeps rows or names, in the schemas that are not PostgreSQL's own. */
async function tablesOf(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `select nspname || '.' || relname as name, format('%I.%I', nspname, relname) as quoted
       from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind = 'r' and nspname !~ '^pg_' and nspname <> 'information_schema'
      order by 1`,
  );
  return rows;
}

/** How many tables, views and functions stand in the database: 0 in a new one. */
export async function objectCount(client: Client): Promise<number> {
  const { rows } = await client.query<{ objects: number }>(
    `select ((select count(*) from pg_class join pg_namespace on pg_namespace.oid = relnamespace
               where nspname !~ '^pg_' and nspname <> 'information_schema')
           + (select count(*) from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
               where nspname !~ '^pg_' and nspname <> 'information_schema'))::int as objects`,
  );
  return rows[0]?.objects ?? 0;
}

/** Rows, and the digest of all: columns of a statement that selects from something of that name. */
export const digested = (row: string): string => `count(*)::int as rows, ${digestOf(row)}::text as digest`;

/** Sixty bits of each row's SHA-256, summed: against accidents. Against malice stand the signatures and the journal's chain. */
const digestOf = (row: string): string =>
  `coalesce(sum(('x' || left(encode(sha256(convert_to(${row}::text, 'UTF8')), 'hex'), 15))::bit(60)::bigint), 0)`;

async function tableContents(client: Client, table: string): Promise<TableContents> {
  const { rows } = await client.query<TableContents>(`select ${digested("whole_row")} from ${table} as whole_row`);
  return rows[0] ?? { rows: 0, digest: "0" };
}
