import type { Refusal } from "@pacte-hub/schema/model/refusal";
import type { Knex } from "knex";

/** An entry as an act says it: new, or the next version of the one the steward read. */
export interface NewEntry {
  readonly register: string;
  readonly id: string;
  /** What it is about, where the register is asked by it. */
  readonly subject?: string;
  readonly body: object;
  /** NEW: there must be none yet; LAST: whatever it says now; a number: the version the steward read. */
  readonly over: "NEW" | "LAST" | number;
}

interface LatestEntry {
  readonly version: number;
  readonly position: number;
  readonly demonstration: boolean;
  readonly isOpen: boolean;
}

/** Acts on an institution's registers come one after the other: what one has judged, no other changes meanwhile. */
export async function holdRegisters(trx: Knex): Promise<void> {
  await trx.raw("select pg_advisory_xact_lock(hashtext('register'), hashtext('acts'))");
}

/** Why an entry cannot be said; null: it can. */
export async function faultInEntry(trx: Knex, saying: NewEntry): Promise<Refusal | null> {
  const { id, over } = saying;
  const last = await latestEntry(trx, saying);
  if (over === "NEW" && last?.isOpen) return { code: "ALREADY_ENTERED", id };
  if (typeof over === "number" && last?.version !== over)
    return { code: "VERSION_CONFLICT", about: id, expected: over, found: last?.version ?? 0 };
  // Whoever acts on a demonstration database was invented with it: what is real is not theirs to change.
  if (last && !last.demonstration && (await isDemonstrationDatabase(trx))) return { code: "REAL_ENTRY", id };
  return null;
}

/** Enters what an act says, at the place it had, or the last; returns its version. */
export async function recordEntry(trx: Knex, saying: NewEntry, recordedBy: string): Promise<number> {
  const { register, id, subject = null, body } = saying;
  const last = await latestEntry(trx, saying);
  const version = (last?.version ?? 0) + 1;
  const demonstration = last?.demonstration ?? (await isDemonstrationDatabase(trx));
  await trx.raw(
    `insert into pact.record (register, id, version, position, subject, body, demonstration, recorded_by, recorded_at)
     select :register, :id, :version,
            coalesce(:position::int, (select coalesce(max(position), -1) + 1 from pact.record where register = :register)),
            :subject, :body::jsonb, :demonstration::boolean, :recordedBy, now()`,
    {
      register,
      id,
      version,
      position: last?.position ?? null,
      subject,
      body: JSON.stringify(withoutRecord(body)),
      demonstration,
      recordedBy,
    },
  );
  return version;
}

/** A noun read from a register comes with its record, which the register writes itself. */
function withoutRecord(body: object): object {
  const { record: _, ...noun } = body as { readonly record?: unknown };
  return noun;
}

async function latestEntry(trx: Knex, { register, id }: NewEntry): Promise<LatestEntry | undefined> {
  const { rows } = await trx.raw<{ rows: LatestEntry[] }>(
    `select version, position, demonstration, body is not null as "isOpen" from pact.record
      where register = ? and id = ? order by version desc limit 1`,
    [register, id],
  );
  return rows[0];
}

async function isDemonstrationDatabase(trx: Knex): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { is: boolean }[] }>(
    `select exists (select from authority.mark where demonstration) as "is"`,
  );
  return rows[0]?.is ?? false;
}
