import { workingConnection } from "@pacte-hub/postgres/connect";
import type { Knex } from "knex";

/** What is entered in a register: the noun, and where it stands among the others. */
export interface EnteredNoun {
  readonly id: string;
  /** What it is about, where the register is asked by it. */
  readonly subject?: string;
  readonly body: object;
}

/** A register as a file or a generator gives it whole. */
export interface WholeRegister {
  readonly register: string;
  readonly entries: readonly EnteredNoun[];
  /** A function or a file, never a person's name. */
  readonly recordedBy: string;
  /** Names that `recordedBy` bore before: what it entered under them is still its own. */
  readonly formerly?: readonly string[];
  readonly demonstration: boolean;
}

/**
 * Enters a whole register: what it says otherwise than before gets a next version, what it no longer says is closed,
 * what it says again is left as it was. Real and generated entries do not touch each other, and what another said last
 * (a steward) is left to them: a new file never undoes an act. Returns how many changed.
 */
export async function enterWhole(
  db: Knex,
  { register, entries, recordedBy, formerly = [], demonstration }: WholeRegister,
): Promise<number> {
  const { rowCount } = await db.raw<{ rowCount: number }>(
    `with said as (
       select entry.id, entry.subject, entry.body, (entry.position - 1)::int as position
         from jsonb_array_elements(:entries::jsonb) with ordinality as element(entry_json, position)
         cross join lateral (select entry_json ->> 'id', entry_json ->> 'subject', entry_json -> 'body', position)
           as entry(id, subject, body, position)
     ), last as (
       select * from pact.record_at('infinity') where register = :register
     )
     insert into pact.record (register, id, version, position, subject, body, demonstration, recorded_by, recorded_at)
     select :register, said.id, coalesce(last.version, 0) + 1, said.position, said.subject, said.body,
            :demonstration::boolean, :recordedBy, now()
       from said left join last on last.id = said.id
      where (last.id is null or last.recorded_by = any(:own::text[]))
        and (last.body, last.position, last.subject) is distinct from (said.body, said.position, said.subject)
     union all
     select :register, last.id, last.version + 1, last.position, last.subject, null, :demonstration::boolean, :recordedBy, now()
       from last
      where last.demonstration = :demonstration and last.body is not null and last.recorded_by = any(:own::text[])
        and not exists (select from said where said.id = last.id)`,
    { register, entries: JSON.stringify(entries), recordedBy, own: [recordedBy, ...formerly], demonstration },
  );
  return rowCount;
}

/** Enters whole registers in one act, by the steward's login; returns how many entries changed. */
export async function enterRegisters(stewardUrl: string, registers: readonly WholeRegister[]): Promise<number> {
  const db = workingConnection(stewardUrl, "steward");
  try {
    return await db.transaction(async (trx) => {
      let changed = 0;
      for (const register of registers) changed += await enterWhole(trx, register);
      return changed;
    });
  } finally {
    await db.destroy();
  }
}
