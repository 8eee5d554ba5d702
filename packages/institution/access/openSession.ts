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

/** Who asks, and what for (null: what their role usually wants figures for). */
export interface SessionRequest {
  readonly viewer: Viewer;
  readonly purpose: Purpose | null;
  /** Where the request will be journaled; absent: nowhere. */
  readonly journal?: Pick<Journal, "isFailing"> | null;
  /** How far behind what is read may be; absent: it is the original. */
  readonly replica?: Pick<ReplicaLag, "isLate"> | null;
  /** Told of each statement, once it has ended. */
  readonly statement?: StatementObserver;
}

/** A request that was admitted: its database session, and what it may read there. */
export interface OpenedSession {
  readonly readerSession: ReaderSession;
  readonly access: Access;
  readonly viewer: Viewer;
  /** As the journal says it. */
  readonly asker: Asker;
}

/** A steward of this very institution: nobody is a steward of another's. */
export const isStewardOf = ({ partner }: Institution, viewer: Viewer): boolean =>
  viewer.kind === "READER" && viewer.roles.includes("STEWARD") && partner.signatories.includes(viewer.institution);

/**
 * @throws DOOR_CLOSED when the stewards have closed the institution's door, and the reader is not one of them;
 * PARTNER_UNAVAILABLE while it would be read from a copy that is too late to know of every revocation
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
