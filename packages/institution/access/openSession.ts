import type { Asker } from "@pacte-hub/schema/model/consultation";
import type { Purpose } from "@pacte-hub/schema/model/grant";
import type { Viewer } from "@pacte-hub/schema/model/viewer";
import { usualPurpose } from "@pacte-hub/schema/rules/authorise";
import { refusalError } from "@pacte-hub/server/refusalError";
import type { Knex } from "knex";
import type { Institution } from "../config.ts";
import { type ReplicaLag, replicaLate } from "../database/replicaLag.ts";
import type { Journal } from "../journal/journal.ts";
import { type Access, accessOf } from "./access.ts";
import { openReaderSession, type ReaderSession } from "./readerSession.ts";
import type { StatementObserver } from "./statementSpans.ts";

/** The reader, and their purpose (null: the usual purpose of their role). */
export interface SessionRequest {
  readonly viewer: Viewer;
  readonly purpose: Purpose | null;
  /** Where the request will be journaled; absent: nowhere. */
  readonly journal?: Pick<Journal, "isFailing"> | null;
  /** The lag of the replica that is read; absent when the primary is read. */
  readonly replica?: Pick<ReplicaLag, "isLate"> | null;
  /** Called after each SQL statement. */
  readonly statement?: StatementObserver;
}

/** A request that was admitted: its database session, and what it may read there. */
export interface OpenedSession {
  readonly readerSession: ReaderSession;
  readonly access: Access;
  readonly viewer: Viewer;
  /** As the journal records it. */
  readonly asker: Asker;
}

/** True for a steward of this institution; stewards have no rights in other institutions. */
export const isStewardOf = ({ partner }: Institution, viewer: Viewer): boolean =>
  viewer.kind === "READER" && viewer.roles.includes("STEWARD") && partner.signatories.includes(viewer.institution);

/**
 * Opens the reader's database session and reads what decides their access.
 * @throws DOOR_CLOSED while the stewards have suspended access, for readers other than them;
 * PARTNER_UNAVAILABLE while the replica is too far behind to hold every revocation
 */
export async function openSession(
  institution: Institution,
  db: Knex,
  arriving: SessionRequest,
): Promise<OpenedSession> {
  const { viewer, purpose, journal = null, replica = null, statement } = arriving;
  if (replica?.isLate) throw replicaLate(institution.partner.id);
  const isSteward = isStewardOf(institution, viewer);
  const readerSession = openReaderSession(db, viewer, isSteward, statement);
  try {
    const admission = await readerSession.admission;
    if (admission.isClosed && !isSteward) throw refusalError({ code: "DOOR_CLOSED", partner: institution.partner.id });
    return {
      readerSession,
      viewer,
      asker: askerOf(viewer, purpose),
      access: accessOf({ institution, viewer, purpose, admission, journal }),
    };
  } catch (error) {
    await readerSession.end();
    throw error;
  }
}

function askerOf(viewer: Viewer, purpose: Purpose | null): Asker {
  if (viewer.kind === "ANONYMOUS") return { institution: null, roles: [], purpose: purpose ?? "PUBLIC_INFORMATION" };
  const { institution, roles } = viewer;
  const [role] = roles;
  return { institution, roles, purpose: purpose ?? (role ? usualPurpose[role] : "PUBLIC_INFORMATION") };
}
