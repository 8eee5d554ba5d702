import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { Instant } from "@pacte-hub/schema/model/period";
import type { Entry, RecordedBy } from "@pacte-hub/schema/model/record";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import DataLoader from "dataloader";

/** The registers an institution keeps: the noun of each, by name. */
export type RegisterNouns = object;

/** Readers of one request, as the registers were at an instant. */
export interface Records<Nouns extends RegisterNouns> {
  /** All entries of a register, in its order: for registers that are small and bounded. */
  all<Name extends keyof Nouns & string>(register: Name): Promise<readonly Entry<Nouns[Name]>[]>;
  /** The entries of a register that are about something: a subject, the action of a decision. */
  about<Name extends keyof Nouns & string>(register: Name, subject: string): Promise<readonly Entry<Nouns[Name]>[]>;
  /** Everything an entry ever said until that instant, oldest first. */
  history<Name extends keyof Nouns & string>(register: Name, id: string): Promise<readonly Entry<Nouns[Name]>[]>;
}

interface RecordRow extends Omit<RecordedBy, "recordedAt"> {
  readonly register: string;
  readonly id: string;
  readonly subject: string | null;
  readonly body: object;
  readonly recordedAt: Date;
}

/** Whatever is asked at once of all registers is one statement, and another for what is asked by subject. */
export function recordsOf<Nouns extends RegisterNouns>(db: Queryable, asOf: Instant | null): Records<Nouns> {
  const at = asOf ?? "infinity";
  const registers = new DataLoader<string, readonly Entry<object>[]>(async (names) => {
    const rowsByRegister = grouped(await wholeRegisters(db, at, names), ({ register }) => register);
    return names.map((name) => (rowsByRegister.get(name) ?? []).map(entryOf));
  });
  const subjects = new DataLoader<string, readonly Entry<object>[]>(async (keys) => {
    const rowsBySubject = grouped(await aboutSubjects(db, at, keys), ({ register, subject }) =>
      keyOf(register, subject ?? ""),
    );
    return keys.map((key) => (rowsBySubject.get(key) ?? []).map(entryOf));
  });
  const histories = new DataLoader<string, readonly Entry<object>[]>(async (keys) => {
    const rowsByEntry = grouped(await versions(db, at, keys), ({ register, id }) => keyOf(register, id));
    return keys.map((key) => (rowsByEntry.get(key) ?? []).map(entryOf));
  });
  return {
    all: (register) => registers.load(register) as never,
    about: (register, subject) => subjects.load(keyOf(register, subject)) as never,
    history: (register, id) => histories.load(keyOf(register, id)) as never,
  };
}

const keyOf = (register: string, of: string): string => `${register}/${of}`;

/** Register names hold no stroke; what they are asked of may. */
function keyBindings(keys: readonly string[]) {
  const registers = keys.map((key) => key.slice(0, key.indexOf("/")));
  return { registers, of: keys.map((key) => key.slice(key.indexOf("/") + 1)) };
}

function entryOf({ body, version, recordedAt, recordedBy, demonstration }: RecordRow): Entry<object> {
  return { ...body, record: { version, recordedAt: recordedAt.toISOString(), recordedBy, demonstration } };
}

const columns = `register, id, subject, body, version, demonstration,
                 recorded_by as "recordedBy", recorded_at as "recordedAt"`;

async function wholeRegisters(db: Queryable, at: string, names: readonly string[]): Promise<RecordRow[]> {
  const { rows } = await db.raw<{ rows: RecordRow[] }>(
    `select ${columns} from pact.record_at(:at::timestamptz)
      where register = any(:names::text[]) and body is not null
      order by register, position, id`,
    { at, names: [...names] },
  );
  return rows;
}

async function aboutSubjects(db: Queryable, at: string, keys: readonly string[]): Promise<RecordRow[]> {
  const { rows } = await db.raw<{ rows: RecordRow[] }>(
    `select ${columns} from (
       select distinct on (record.register, record.id) record.*
         from (select distinct record.register, record.id
                 from pact.record
                 join unnest(:registers::text[], :of::text[]) as asked(register, of)
                   on record.register = asked.register and record.subject = asked.of) as named
         join pact.record on record.register = named.register and record.id = named.id
        where record.recorded_at <= :at::timestamptz
        order by record.register, record.id, record.version desc) as current
      where body is not null
      order by register, subject, position, id`,
    { at, ...keyBindings(keys) },
  );
  return rows;
}

async function versions(db: Queryable, at: string, keys: readonly string[]): Promise<RecordRow[]> {
  const { rows } = await db.raw<{ rows: RecordRow[] }>(
    `select ${columns} from pact.record
      where (register, id) in (select * from unnest(:registers::text[], :of::text[]))
        and body is not null and recorded_at <= :at::timestamptz
      order by register, id, version`,
    { at, ...keyBindings(keys) },
  );
  return rows;
}
