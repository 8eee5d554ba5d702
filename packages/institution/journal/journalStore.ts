import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { Act } from "@pacte-hub/schema/model/consultation";
import type { JournalHead } from "@pacte-hub/schema/model/journalHead";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { ClientBase } from "pg";
import { digestOf } from "../pseudonyms.ts";
import type { JournalLine } from "./hashChain.ts";

/** What a steward's login may read of the journal, and the few changes it may make. */

const atOnce = 5_000;

/** The whole journal in order, with a few thousand entries in memory at a time. */
export async function* linesOf(steward: ClientBase): AsyncGenerator<JournalLine> {
  for (let after = "-9223372036854775808"; ; ) {
    const { rows } = await steward.query(
      `select seq, authority.instant_text(at) as at, entry, encode(entry_hash, 'hex') as "entryHash",
              encode(hash, 'hex') as hash
         from authority.journal where seq > $1 order by seq limit $2`,
      [after, atOnce],
    );
    for (const row of rows) yield { ...row, seq: Number(row.seq) };
    if (rows.length < atOnce) return;
    after = rows.at(-1).seq;
  }
}

/** The journal's last sequence number and hash, as the database stores them. */
export async function endOf(steward: ClientBase): Promise<Pick<JournalHead, "seq" | "hash">> {
  const { rows } = await steward.query("select seq, encode(hash, 'hex') as hash from authority.journal_head");
  // Where the stored head was deleted, -1 and "" match no last entry.
  return { seq: Number(rows[0]?.seq ?? -1), hash: rows[0]?.hash ?? "" };
}

/** Heads of another institution's journal that this database has stored, contradictory ones included. */
export async function witnessedHeads(steward: ClientBase, institution: PartnerId): Promise<JournalHead[]> {
  const { rows } = await steward.query(
    `select institution, seq, hash, at, signature from authority.witnessed_head where institution = $1
      union all
     select institution, seq, hash, at, signature from authority.contested_head where institution = $1 order by seq`,
    [institution],
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** The public keys of another institution's journal known to this database, former ones included. */
export async function peerKeys(steward: ClientBase, institution: PartnerId): Promise<string[]> {
  const { rows } = await steward.query("select public_key from authority.peer_key where institution = $1", [
    institution,
  ]);
  return rows.map(({ public_key }) => public_key);
}

/** Empties entries older than twelve months, and forgets readers not seen since. @returns the number of entries */
export async function retain(steward: ClientBase): Promise<number> {
  const { rowCount } = await steward.query(
    "update authority.journal set entry = null where entry is not null and at < now() - interval '12 months'",
  );
  await steward.query("delete from authority.subject where seen_on < current_date - interval '12 months'");
  const emptied = rowCount ?? 0;
  if (emptied > 0) await note(steward, { kind: "RETENTION", emptied });
  return emptied;
}

/** Deletes what links a reader to their entries. @returns false when there was none */
export async function eraseSubject(steward: ClientBase, issuer: string, subject: string): Promise<boolean> {
  const { rowCount } = await steward.query("delete from authority.subject where digest = $1", [
    digestOf(issuer, subject),
  ]);
  if (rowCount !== 1) return false;
  await note(steward, { kind: "ERASURE" });
  return true;
}

/** Journals an act of the command line, in the act's own transaction. */
export const noteAct = (trx: Queryable, { name, about, outcome }: Act): Promise<void> =>
  noted((entry) => trx.raw("select authority.journal_act(?::jsonb)", [entry]), {
    kind: "ACT",
    roles: ["STEWARD"],
    purpose: "DATA_STEWARDSHIP",
    name,
    about,
    outcome,
  });

/** Journals what a steward does to the journal itself. */
const note = (steward: ClientBase, entry: Readonly<Record<string, unknown>>): Promise<void> =>
  noted((line) => steward.query("select authority.journal_act($1::jsonb)", [line]), entry);

async function noted(
  write: (entry: string) => PromiseLike<unknown>,
  entry: Readonly<Record<string, unknown>>,
): Promise<void> {
  await write(JSON.stringify(entry));
}
