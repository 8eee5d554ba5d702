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

/** Under which grant a statement reads cells, and how fine; null: what is open to all. */
export interface GrantInUse {
  readonly grant: GrantId;
  readonly finest: Level;
}

/** The reader's database session for one request, in the reader's name: it only reads. */
export interface ReaderSession {
  readonly admission: Promise<Admission>;
  /** For tables without row level security: registers, what releases say of themselves. No reader is named to them. */
  readonly db: Queryable;
  /** Statements that say who asks, and see what the grant opens; null: what is open to all. */
  withGrant(grounds: GrantInUse | null): Queryable;
  /** Gives the connection back. */
  end(): Promise<void>;
}

/**
 * Who asks is said, under seal, in the message that reads the grants and whether access is suspended, and ends with it:
 * one round trip for a request whose figures are in memory. The first statement under row level security says it again,
 * for a transaction of its own; each says under which grant it reads, and on one connection they follow each other, so
 * that none runs under another's.
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
  /** Under which grant the transaction reads; undefined: none was said. */
  let contextGrant: GrantId | null | undefined;
  /** Whether a message that begins a transaction was sent, and none that ended it is known to have been heard. */
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
  // A request that asks nothing of the database may end before anyone looks at it.
  admission.catch(() => undefined);

  /** Says who asks, for the transaction it stands in and no longer. */
  const sealed = async (client: ClientBase, context: ReaderContext): Promise<string> =>
    `set_config('hub.context', ${literal(contextText(contextKeyFor(db), await sessionOf(client), context))}, true)`;

  /** Behind a pooler the seal is for the process of the server that this transaction was given: it begins first. */
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

  /** While access is suspended, what is otherwise read without saying who asks is read by stewards alone, who say so. */
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
 * Begins a transaction in which the reader asks. Values stand in the text, escaped by the driver: PostgreSQL takes several
 * statements in one message only so.
 */
const beginning = (context: string): string => `begin read only; select ${context}`;

const admitting = (context: string, { institution, roles }: ReaderContext): string =>
  `${beginning(context)};
    execute hub_admission(${literal(institution)}, ${literal(roles.join(","))});
    commit`;

/** The same, in a transaction that has begun, without a statement prepared; as many results. */
const admittingPooled = (context: string, { institution, roles }: ReaderContext): string =>
  `select; select ${context}; ${admissionOf(literal(institution), literal(roles.join(",")))}; commit`;

const literal = (text: string): string => pg.escapeLiteral(text);

/** Connections that know the statement: planning it anew takes as long as the rest of the message. */
const ready = new WeakSet<object>();

/** Once for each connection, before any transaction: a statement prepared outlives those, one that failed is tried again. */
async function prepared(client: ClientBase): Promise<void> {
  if (ready.has(client) || (await isPooled(client))) return;
  const [, session] = (await client.query(
    `${admissionStatement}; ${sessionQuery}`,
  )) as unknown as readonly QueryResult[];
  learn(client, session?.rows[0] as SessionRow);
  ready.add(client);
}

/** The columns of a grant, as the language names them. */
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

/** @param institution and roles: SQL */
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
 * The database believes no key of this process: it would be shown what nobody may see, which is nothing, and tell readers
 * that there is nothing.
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
