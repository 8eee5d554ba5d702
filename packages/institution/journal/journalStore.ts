import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { Act } from "@pacte-hub/schema/model/consultation";
import type { JournalHead } from "@pacte-hub/schema/model/journalHead";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { ClientBase } from "pg";
import { digestOf } from "../pseudonyms.ts";
import type { JournalLine } from "./hashChain.ts";

/** What a steward's login reads of a journal, and the little it may do to it. */

const atOnce = 5_000;

/** The whole journal in its order, a few thousand lines in memory at a time. */
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

/** The end as the database itself says it. */
export async function endOf(steward: ClientBase): Promise<Pick<JournalHead, "seq" | "hash">> {
  const { rows } = await steward.query("select seq, encode(hash, 'hex') as hash from authority.journal_head");
  // A head that was taken away differs from any last line.
  return { seq: Number(rows[0]?.seq ?? -1), hash: rows[0]?.hash ?? "" };
}

/** Heads of another institution's journal that were kept in this database, those that contradict one kept before too. */
export async function witnessedHeads(steward: ClientBase, institution: PartnerId): Promise<JournalHead[]> {
  const { rows } = await steward.query(
    `select institution, seq, hash, at, signature from authority.witnessed_head where institution = $1
      union all
     select institution, seq, hash, at, signature from authority.contested_head where institution = $1 order by seq`,
    [institution],
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** The keys that this database was given for another institution's journal, past ones included. */
export async function peerKeys(steward: ClientBase, institution: PartnerId): Promise<string[]> {
  const { rows } = await steward.query("select public_key from authority.peer_key where institution = $1", [
    institution,
  ]);
  return rows.map(({ public_key }) => public_key);
}

/** Empties the lines whose twelve months are over, and forgets readers not seen since; how many lines. */
export async function retain(steward: ClientBase): Promise<number> {
  const { rowCount } = await steward.query(
    "update authority.journal set entry = null where entry is not null and at < now() - interval '12 months'",
  );
  await steward.query("delete from authority.subject where seen_on < current_date - interval '12 months'");
  const emptied = rowCount ?? 0;
  if (emptied > 0) await note(steward, { kind: "RETENTION", emptied });
  return emptied;
}

/** Takes away what ties a reader to their lines; false when nothing did. */
export async function eraseSubject(steward: ClientBase, issuer: string, subject: string): Promise<boolean> {
  const { rowCount } = await steward.query("delete from authority.subject where digest = $1", [
    digestOf(issuer, subject),
  ]);
  if (rowCount !== 1) return false;
  await note(steward, { kind: "ERASURE" });
  return true;
}

/** An act done outside the graph, by the command line: its line is in the act's own transaction. */
export const noteAct = (trx: Queryable, { name, about, outcome }: Act): Promise<void> =>
  noted((entry) => trx.raw("select authority.journal_act(?::jsonb)", [entry]), {
    kind: "ACT",
    roles: ["STEWARD"],
    purpose: "DATA_STEWARDSHIP",
    name,
    about,
    outcome,
  });

/** What a steward does to the journal is itself journaled. */
const note = (steward: ClientBase, entry: Readonly<Record<string, unknown>>): Promise<void> =>
  noted((line) => steward.query("select authority.journal_act($1::jsonb)", [line]), entry);

async function noted(
  write: (entry: string) => PromiseLike<unknown>,
  entry: Readonly<Record<string, unknown>>,
): Promise<void> {
  await write(JSON.stringify(entry));
}
