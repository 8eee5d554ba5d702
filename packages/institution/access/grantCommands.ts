import { createHash } from "node:crypto";
import type { Queryable } from "@pacte-hub/postgres/queryable";
import { type Grant, type GrantId, legalBases, purposes } from "@pacte-hub/schema/model/grant";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { levels } from "@pacte-hub/schema/model/territory";
import type { InstitutionId } from "@pacte-hub/schema/model/viewer";
import type { Knex } from "knex";

/** A grant as a steward decides it; `revokedAt` comes later, if ever. */
export type NewGrant = Omit<Grant, "revokedAt">;

/** The outcome of a steward's act. A refusal has changed nothing. */
export type ActOutcome =
  | {
      readonly kind: "DONE";
      readonly id: string;
      readonly version: number;
      readonly isEffective: boolean;
      /** True while a second steward must still approve. */
      readonly awaitsApproval?: boolean;
      /** Remarks to the steward, in French; absent for acts done before remarks were stored. */
      readonly remarks?: readonly string[];
    }
  | { readonly kind: "REFUSED"; readonly refusal: Refusal };

/** Who acts, as the institution's registers name them, for which institution, and the act's idempotency key. */
export interface Acting {
  readonly by: string;
  /** Keys are scoped by institution: two institutions may use the same key for two acts. */
  readonly institution: InstitutionId;
  readonly name: string;
  readonly key: string;
}

/**
 * Does a steward's act once, in one transaction with its idempotency key. Repeated with the same input, it returns the first
 * outcome; repeated with another input under the same key, it is refused. Keys are scoped by institution.
 */
export async function idempotently(
  db: Knex,
  { by, institution, name, key }: Acting,
  input: unknown,
  act: (trx: Knex) => Promise<ActOutcome>,
): Promise<ActOutcome> {
  const sha256 = createHash("sha256").update(JSON.stringify(input)).digest("hex");
  // No key contains a slash. Keys stored before they were scoped have none: they count for whoever used them.
  const institutionKey = `${institution}/${key}`;
  return db.transaction(async (trx) => {
    await trx.raw("select pg_advisory_xact_lock(hashtext('act'), hashtext(?))", [institutionKey]);
    const { rows } = await trx.raw<{ rows: { same: boolean; outcome: ActOutcome }[] }>(
      `select input_sha256 = :sha256 and name = :name and done_by = :by as same, outcome from authority.done_act
        where key = :institutionKey or (key = :key and done_by = :by)`,
      { sha256, name, by, institutionKey, key },
    );
    const [done] = rows;
    if (done) return done.same ? done.outcome : refused({ code: "IDEMPOTENCY_KEY_REUSED", key });
    const outcome = await act(trx);
    if (outcome.kind === "DONE") {
      await trx.raw(
        "insert into authority.done_act (key, done_by, name, input_sha256, outcome) values (?, ?, ?, ?, ?)",
        [institutionKey, by, name, sha256, JSON.stringify(outcome)],
      );
    }
    return outcome;
  });
}

/** Opens a dataset to an institution's readers. Where two stewards must decide, the grant waits for the second. */
export async function grantAccess(db: Queryable, grant: NewGrant, { by, byTwo }: { by: string; byTwo: boolean }) {
  const fault = faultOf(grant);
  if (fault) return refused({ code: "INVALID_GRANT", why: fault });
  await db.raw(
    `insert into authority.access_grant
       (id, dataset, institution, role, finest, dimensions, first_day, last_day, purpose, legal_basis, convention,
        starts_on, ends_on, granted_by, needs_approval, demonstration)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do nothing`,
    [
      grant.id,
      grant.dataset,
      grant.institution,
      grant.role,
      grant.finest,
      grant.dimensions,
      grant.first,
      grant.last,
      grant.purpose,
      grant.legalBasis,
      grant.convention,
      grant.startsOn,
      grant.endsOn,
      by,
      byTwo,
      grant.demonstration,
    ] as never[],
  );
  return outcomeOf(db, grant.id);
}

/** Approves another steward's grant. */
export async function approveGrant(db: Queryable, id: GrantId, by: string): Promise<ActOutcome> {
  const grant = await grantRow(db, id);
  if (!grant) return refused({ code: "UNKNOWN_GRANT", grant: id });
  if (grant.approved || !grant.needsApproval) return refused({ code: "NOTHING_TO_APPROVE", grant: id });
  if (!(await areTwoPersons(db, grant.grantedBy, by))) return refused({ code: "SECOND_PERSON_NEEDED", grant: id });
  await db.raw("insert into authority.grant_approval (grant_id, granted_by, approved_by) values (?, ?, ?)", [
    id,
    grant.grantedBy,
    by,
  ]);
  return outcomeOf(db, id);
}

/** Ends a grant at once. `expected`: the version the steward saw (optimistic lock); null: any version. */
export async function revokeGrant(
  db: Queryable,
  { id, reason, expected }: { id: GrantId; reason: string; expected: number | null },
  by: string,
): Promise<ActOutcome> {
  const grant = await grantRow(db, id);
  if (!grant) return refused({ code: "UNKNOWN_GRANT", grant: id });
  if (expected !== null && expected !== grant.version) {
    return refused({ code: "VERSION_CONFLICT", about: id, expected, found: grant.version });
  }
  if (grant.revoked) return refused({ code: "ALREADY_REVOKED", grant: id });
  if (reason.trim() === "") return refused({ code: "REASON_NEEDED" });
  await db.raw("insert into authority.grant_revocation (grant_id, revoked_by, reason) values (?, ?, ?)", [
    id,
    by,
    reason.trim(),
  ]);
  return outcomeOf(db, id);
}

/** Suspends every reader's access to figures, except that of the institution's own stewards, or restores it. */
export async function closeOrReopen(
  db: Queryable,
  { closes, reason }: { closes: boolean; reason: string },
  by: string,
): Promise<ActOutcome> {
  if (reason.trim() === "") return refused({ code: "REASON_NEEDED" });
  const { rows } = await db.raw<{ rows: { id: number }[] }>(
    "insert into authority.door_change (closes, reason, changed_by) values (?, ?, ?) returning id::int",
    [closes, reason.trim(), by],
  );
  return { kind: "DONE", id: closes ? "closed" : "open", version: rows[0]?.id ?? 0, isEffective: true };
}

/**
 * Whether the person who approves is certainly not the one who asked. The database decides, by the steward named in the sealed
 * context, else by its login; it also refuses an approval by the same person itself.
 */
export async function areTwoPersons(db: Queryable, asker: string, by: string): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { two: boolean }[] }>(
    "select authority.are_two_persons(?, authority.person(?)) as two",
    [asker, by],
  );
  return rows[0]?.two ?? false;
}

export const refused = (refusal: Refusal): ActOutcome => ({ kind: "REFUSED", refusal });

/** What is wrong with a grant, as the end of a French sentence; undefined when it is valid. */
function faultOf(grant: NewGrant): string | undefined {
  if (grant.endsOn !== null && grant.endsOn < grant.startsOn) return "il finit avant de commencer";
  if (grant.first !== null && grant.last !== null && grant.last < grant.first)
    return "sa période finit avant de commencer";
  if (grant.role === "OPERATOR") return "un exploitant technique ne lit aucun chiffre";
  if (!levels.includes(grant.finest)) return "son niveau de territoire est inconnu";
  if (!purposes.includes(grant.purpose)) return "sa finalité est inconnue";
  if (!legalBases.includes(grant.legalBasis)) return "son fondement juridique est inconnu";
  return undefined;
}

interface GrantRow {
  readonly grantedBy: string;
  readonly needsApproval: boolean;
  readonly approved: boolean;
  readonly revoked: boolean;
  readonly version: number;
}

/** Reads the row `for update`, so that two stewards who change one grant wait for each other. */
async function grantRow(db: Queryable, id: GrantId): Promise<GrantRow | undefined> {
  await db.raw("select pg_advisory_xact_lock(hashtext('grant'), hashtext(?))", [id]);
  const { rows } = await db.raw<{ rows: GrantRow[] }>(
    `select granted_by as "grantedBy", needs_approval as "needsApproval", approved_at is not null as approved,
            revoked_at is not null as revoked, version
       from authority.grant_standing where id = ?`,
    [id],
  );
  return rows[0];
}

async function outcomeOf(db: Queryable, id: GrantId): Promise<ActOutcome> {
  const { rows } = await db.raw<{ rows: { version: number; isEffective: boolean; awaitsApproval: boolean }[] }>(
    `select version, is_effective as "isEffective",
            needs_approval and approved_at is null and revoked_at is null as "awaitsApproval"
       from authority.grant_standing where id = ?`,
    [id],
  );
  const { version = 1, isEffective = false, awaitsApproval = false } = rows[0] ?? {};
  return { kind: "DONE", id, version, isEffective, awaitsApproval };
}
