import type { JournalHead } from "@pacte-hub/schema/model/journalHead";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { headsIn } from "@pacte-hub/server/http/journalHeads";
import type { Knex } from "knex";
import { isHeadSignedBy } from "./key.ts";

/** Keeps the heads of the other institutions' journals, so that none can cut or rewrite its own unseen. */
export interface PeerHeads {
  /** Takes note of the heads that came with a request; never keeps the request waiting. */
  see(header: string | readonly string[] | undefined): void;
}

/** A head as old as this tells all that matters: no write at each request. */
const everyMs = 60_000;

export function peerHeadsIn(db: Knex): PeerHeads {
  const seenAt = new Map<PartnerId, number>();
  return {
    see(header) {
      if (typeof header !== "string") return;
      for (const head of headsIn(header)) {
        if (Date.now() - (seenAt.get(head.institution) ?? 0) < everyMs) continue;
        seenAt.set(head.institution, Date.now());
        // What isn't kept now is kept with the next: nothing depends on it.
        void keep(db, head).catch(() => undefined);
      }
    },
  };
}

async function keep(db: Knex, head: JournalHead): Promise<void> {
  const { institution, seq, hash, at, signature } = head;
  const { rows } = await db.raw<{ rows: { publicKey: string }[] }>(
    `select public_key as "publicKey" from authority.peer_key
      where institution = ? and now() >= valid_from and (valid_until is null or now() < valid_until)`,
    [institution],
  );
  if (!rows.some(({ publicKey }) => isHeadSignedBy(publicKey, head))) return;
  await db.raw("select authority.witness(?, ?, ?, ?, ?)", [institution, seq, hash, at, signature]);
}
