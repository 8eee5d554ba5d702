import { isPooled } from "@pacte-hub/postgres/pooler";
import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { Grant, GrantId } from "@pacte-hub/schema/model/grant";
import type { Level } from "@pacte-hub/schema/model/territory";
import type { Viewer } from "@pacte-hub/schema/model/viewer";
import type { Knex } from "knex";
import pg, { type ClientBase, type QueryResult } from "pg";
import { contextKeyFor } from "../database/context/heldKeys.ts";
import { contextText, type ReaderContext, readerContextOf } from "../database/context/readerContext.ts";
import { learn, type SessionRow, sessionOf, sessionQuery } from "../database/context/session.ts";
import { observed, type StatementObserver } from "./statementSpans.ts";

/** How many releases were ever published and withdrawn, and the database's clock (milliseconds since 1970). */
export interface PublicationCounts {
  readonly published: number;
  readonly withdrawn: number;
  readonly now: number;
}

/** State read when a request comes in: access suspended or not, the reader's grants, counts of releases. */
export interface Admission extends PublicationCounts {
  /** True when the stewards have suspended access (`hub close`). */
  readonly isClosed: boolean;
  /** Every grant of the reader's institution and roles, ended and revoked ones included: they explain a refusal. */
  readonly grants: readonly Grant[];
}

/** The grant under which a statement reads cells, and how fine; null: figures open to all. */
export interface GrantInUse {
  readonly grant: GrantId;
  readonly finest: Level;
}

/** The read-only database session of one request, in the reader's name. */
export interface ReaderSession {
  readonly admission: Promise<Admission>;
  /** For tables without row level security (registers, release metadata): statements here carry no reader. */
  readonly db: Queryable;
  /** For tables under row level security: statements carry the reader, and see what the grant opens. null: figures open to all. */
  withGrant(grounds: GrantInUse | null): Queryable;
  /** Returns the connection to the pool. */
  end(): Promise<void>;
}

/**
 * The first message sets the sealed reader context, reads the reader's grants and whether access is suspended, and ends its
 * transaction: one round trip for a request whose figures are cached. The first statement under row level security sets the
 * context again, in a transaction of its own, and each one sets its grant. They run one after the other on one connection, so
 * that none runs under another's grant.
 */
export function openReaderSession(
  db: Knex,
  viewer: Viewer,
  isSteward: boolean,
  observe?: StatementObserver,
): ReaderSession {
  const readerContext = readerContextOf(viewer, isSteward);
  let connection: Promise<ClientBase> | undefined;
  let line: Promise<unknown> = Promise.resolve();
  /** The grant that is set in the transaction; undefined: none yet. */
  let contextGrant: GrantId | null | undefined;
  /** True from when `begin` was sent until the end of the transaction is confirmed. */
  let isBegun = false;

  const inLine = <T>(work: (connection: ClientBase) => Promise<T>, sql = "admission"): Promise<T> => {
    connection ??= db.client.acquireConnection();
    const acquired = connection as Promise<ClientBase>;
    const done = line.then(async () =>
      observe ? observed(observe, sql, async () => work(await acquired)) : work(await acquired),
    );
    line = done.catch(() => undefined);
    return done;
  };
  const plain = (client: ClientBase, sql: string, bindings: never) => db.raw(sql, bindings ?? []).connection(client);
  const admission = inLine(async (client) => {
    await prepared(client);
    const isBehindPooler = await beginWherePooled(client);
    const context = await sealed(client, readerContext);
    isBegun = true;
    const message = isBehindPooler ? admittingPooled(context, readerContext) : admitting(context, readerContext);
    const answered = (await client.query(message)) as unknown as Admitting;
    isBegun = false;
    return admittedBy(answered);
  });
  // A request that needs nothing of it may end before anything awaits this promise.
  admission.catch(() => undefined);

  /** SQL that sets the reader context for the current transaction only. */
  const sealed = async (client: ClientBase, context: ReaderContext): Promise<string> =>
    `set_config('hub.context', ${literal(contextText(contextKeyFor(db), await sessionOf(client), context))}, true)`;

  /** Behind a pooler the seal names the server process of this transaction, so the transaction must begin before it is made. */
  async function beginWherePooled(client: ClientBase): Promise<boolean> {
    if (isBegun || !(await isPooled(client))) return false;
    isBegun = true;
    await client.query("begin read only");
    return true;
  }

  async function sayGrant(client: ClientBase, grant: GrantId | null): Promise<void> {
    if (grant === contextGrant) return;
    contextGrant = grant;
    await beginWherePooled(client);
    const context = await sealed(client, { ...readerContext, grant });
    const saying = isBegun ? `select ${context}` : beginning(context);
    isBegun = true;
    await client.query(saying);
  }

  /** While access is suspended, stewards alone read the tables that need no context otherwise: they set theirs. */
  const isReadByStewardsAlone = async (): Promise<boolean> => isSteward && (await admission).isClosed;

  return {
    admission,
    db: {
      raw: (async (sql: string, bindings: never) => {
        const mustSay = await isReadByStewardsAlone();
        return inLine(async (client) => {
          if (mustSay) await sayGrant(client, contextGrant ?? null);
          return plain(client, sql, bindings);
        }, sql);
      }) as unknown as Knex["raw"],
    },
    withGrant: (grounds) => ({
      raw: ((sql: string, bindings: never) =>
        inLine(async (client) => {
          await sayGrant(client, grounds?.grant ?? null);
          return plain(client, sql, bindings);
        }, sql)) as unknown as Knex["raw"],
    }),
    async end() {
      if (!connection) return;
      const coming = connection;
      connection = undefined;
      await line;
      const client = await coming;
      if (isBegun) await client.query("commit").catch(() => undefined);
      await db.client.releaseConnection(client);
    },
  };
}

/**
 * Begins a transaction with the reader's context. Values are escaped into the text by the driver: PostgreSQL accepts several
 * statements in one message only without bound parameters.
 */
const beginning = (context: string): string => `begin read only; select ${context}`;

const admitting = (context: string, { institution, roles }: ReaderContext): string =>
  `${beginning(context)};
    execute hub_admission(${literal(institution)}, ${literal(roles.join(","))});
    commit`;

/** The same within a transaction that has begun, without the prepared statement; as many results. */
const admittingPooled = (context: string, { institution, roles }: ReaderContext): string =>
  `select; select ${context}; ${admissionOf(literal(institution), literal(roles.join(",")))}; commit`;

const literal = (text: string): string => pg.escapeLiteral(text);

/** Connections that have prepared the statement: planning it takes as long as the rest of the message. */
const ready = new WeakSet<object>();

/** Once for each connection, before any transaction: a prepared statement outlives transactions. Tried again after a failure. */
async function prepared(client: ClientBase): Promise<void> {
  if (ready.has(client) || (await isPooled(client))) return;
  const [, session] = (await client.query(
    `${admissionStatement}; ${sessionQuery}`,
  )) as unknown as readonly QueryResult[];
  learn(client, session?.rows[0] as SessionRow);
  ready.add(client);
}

/** The columns of a grant, under the names of the model. */
const grantFields = [
  ["id", "id"],
  ["dataset", "dataset"],
  ["institution", "institution"],
  ["role", "role"],
  ["finest", "finest"],
  ["dimensions", "dimensions"],
  ["first", "first_day"],
  ["last", "last_day"],
  ["purpose", "purpose"],
  ["legalBasis", "legal_basis"],
  ["convention", "convention"],
  ["startsOn", "starts_on"],
  ["endsOn", "ends_on"],
  ["revokedAt", "revoked_at"],
  ["demonstration", "demonstration"],
]
  .map(([name, column]) => `'${name}', ${column}`)
  .join(", ");

/** @param institution, roles SQL expressions */
const admissionOf = (institution: string, roles: string): string => `
  select authority.asking() <> '' as "isBelieved",
         authority.is_closed() as "isClosed",
         (select coalesce(jsonb_agg(jsonb_build_object(${grantFields}) order by granted_at, id), '[]')
            from authority.grant_standing
           where institution = ${institution} and role = any(string_to_array(${roles}, ','))
             and (not needs_approval or approved_at is not null)) as grants,
         (select count(*)::int from published.publication) as published,
         (select count(*)::int from published.withdrawal) as withdrawn,
         (extract(epoch from now()) * 1000)::float8 as now`;

const admissionStatement = `prepare hub_admission (text, text) as ${admissionOf("$1", "$2")}`;

type Admitting = readonly [
  unknown,
  unknown,
  { readonly rows: readonly (Admission & { readonly isBelieved: boolean })[] },
];

/**
 * The database accepts no context key of this process: every query would return no rows, and readers would be told that there
 * are no figures.
 */
export class ContextNotBelieved extends Error {
  constructor() {
    super("the database does not know, or knows no more, the context key of this process: « hub context-key add »");
    this.name = "ContextNotBelieved";
  }
}

function admittedBy(results: Admitting): Admission {
  const row = results[2].rows[0];
  if (!row) throw new Error("the admission did not answer");
  if (!row.isBelieved) throw new ContextNotBelieved();
  return row;
}
