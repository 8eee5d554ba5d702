import type { GrantId } from "@pacte-hub/schema/model/grant";
import type { Viewer } from "@pacte-hub/schema/model/viewer";
import type { Knex } from "knex";
import { pseudonymOf, subjectDigest } from "../../pseudonyms.ts";
import type { ContextKey } from "./contextKey.ts";
import { type Session, type SessionRow, sessionIn, sessionQuery } from "./session.ts";

/** Who asks, as row level security reads it. */
export interface ReaderContext {
  readonly asking: "ANONYMOUS" | "READER" | "STEWARD";
  readonly institution: string;
  readonly roles: readonly string[];
  /** Digest of the reader's issuer and name there. */
  readonly subject: string | null;
  /** A steward as the registers name one; null for anyone else. */
  readonly person: string | null;
  /** The grant in whose name a statement reads; null: none, what is open to all. */
  readonly grant: GrantId | null;
}

export function readerContextOf(viewer: Viewer, isSteward: boolean): ReaderContext {
  if (viewer.kind === "ANONYMOUS")
    return { asking: "ANONYMOUS", institution: "", roles: [], subject: null, person: null, grant: null };
  const { institution, roles } = viewer;
  const person = isSteward ? pseudonymOf(viewer) : null;
  const asking = isSteward ? "STEWARD" : "READER";
  return { asking, institution, roles, subject: subjectDigest(viewer), person, grant: null };
}

/** The text of `hub.context`, as `authority.context` reads it: for one connection, for seconds. */
export function contextText(key: ContextKey, session: Session, readerContext: ReaderContext): string {
  const body = JSON.stringify({ pid: session.pid, at: Math.floor(session.now()), ...readerContext });
  return `${key.id} ${key.seal(`hub-context\n${body}`)} ${body}`;
}

/** What `authority.journal_write` is given: the lines, by which key, when, and the seal over all of it. */
export function sealedBatch(
  key: ContextKey,
  session: Session,
  batch: string,
): readonly [string, string, number, string] {
  const at = Math.floor(session.now());
  return [batch, key.id, at, key.seal(["hub-journal", session.pid, at, batch].join("\n"))];
}

/** Says who acts in a transaction of the steward's login; what its connection is, for what else is sealed in it. */
export async function setReaderContext(trx: Knex, key: ContextKey, readerContext: ReaderContext): Promise<Session> {
  const { rows } = await trx.raw<{ rows: SessionRow[] }>(sessionQuery);
  const session = sessionIn(rows[0] as SessionRow);
  await trx.raw("select set_config('hub.context', ?, true)", [contextText(key, session, readerContext)]);
  return session;
}
