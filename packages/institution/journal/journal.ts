import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { answersBy, rehearsed } from "@pacte-hub/postgres/prepared";
import type { JournalHead } from "@pacte-hub/schema/model/journalHead";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Knex } from "knex";
import type { ClientBase } from "pg";
import { type RequestSignature, signatureRefused } from "../auth/verifySignature.ts";
import { contextKeyFor } from "../database/context/heldKeys.ts";
import { sealedBatch } from "../database/context/readerContext.ts";
import { sessionOf } from "../database/context/session.ts";
import { failing } from "./failing.ts";
import { type JournalEntry, type JournalRequest, journalEntryOf } from "./journalEntry.ts";
import type { JournalKey } from "./key.ts";
import { journalOverloaded } from "./overloaded.ts";
import { journalUnavailable } from "./unavailable.ts";

/** An institution's record of who consulted which figures, and of each act. */
export interface Journal {
  /**
   * Spends the request's nonce and writes its lines; once this resolves both are durable, and the answer may leave.
   * @throws CARRIER_REFUSED when the nonce was spent before; PARTNER_UNAVAILABLE when too many requests wait;
   * JOURNAL_UNAVAILABLE when nothing can be written.
   */
  record(recording: JournalRequest): Promise<JournalHead>;
  /** For mutations: spends the nonce before the act; `record` does not spend it again. @throws as `record` does */
  spend(requestSignature: RequestSignature): Promise<void>;
  /** The journal's last sequence number and hash, signed. */
  head(): Promise<JournalHead>;
  /** True while the journal cannot be written: figures that must be journaled are refused at once, open ones are answered. */
  readonly isFailing: boolean;
  /** Tests whether an entry could be written, without keeping it, and updates `isFailing`. Never rejects. */
  tryOut(): Promise<void>;
  /** Number of requests that wait for a write. */
  readonly waiting: number;
}

/** One group commit. */
export interface JournalWrite {
  readonly milliseconds: number;
  readonly isFailed: boolean;
}

export interface JournalOptions {
  readonly institution: PartnerId;
  readonly key: JournalKey;
  /** How many requests may wait for a write; further ones are refused. */
  readonly mostWaiting?: number;
  /** Called after each write. */
  readonly observe?: ((write: JournalWrite) => void) | undefined;
}

const mostWaiting = 2_000;
/** The most entries of one statement. A write takes milliseconds; requests that come meanwhile go into the next. */
const mostTogether = 250;

interface WaitingEntry {
  readonly entry: JournalEntry;
  done(head: JournalHead): void;
  failed(error: unknown): void;
}

type Head = Omit<JournalHead, "signature" | "institution">;

/**
 * The journal of an institution, written over one connection of this process (`journalPool`) with group commit: requests that
 * come while a write is under way wait, and the next write takes them all, so that one flush to disk serves many.
 */
export function journalOf(db: Knex, options: JournalOptions): Journal {
  const { institution, key } = options;
  const waiting: WaitingEntry[] = [];
  const underWay = new Set<string>();
  const spent = new WeakSet<RequestSignature>();
  const health = failing(() => tryOut(db));
  let isWriting = false;

  async function writeAll(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) await writeOnce(waiting.splice(0, mostTogether));
    isWriting = false;
  }

  async function writeOnce(together: readonly WaitingEntry[]): Promise<void> {
    const began = performance.now();
    const observe = (isFailed: boolean) => options.observe?.({ milliseconds: performance.now() - began, isFailed });
    try {
      const { fresh, ...end } = await write(
        db,
        together.map(({ entry }) => entry),
      );
      observe(false);
      const head = key.sign({ institution, ...end });
      const isFresh = new Set(fresh);
      for (const { entry, done, failed } of together) {
        if (entry.nonce === null || isFresh.has(entry.nonce)) done(head);
        else failed(signatureRefused());
      }
    } catch (error) {
      observe(true);
      health.fail(error);
      for (const { failed } of together) failed(journalUnavailable(institution));
    } finally {
      for (const { entry } of together) if (entry.nonce !== null) underWay.delete(entry.nonce);
    }
  }

  function writeEntry(entry: JournalEntry): Promise<JournalHead> {
    if (entry.nonce !== null && underWay.has(entry.nonce)) return Promise.reject(signatureRefused());
    if (waiting.length >= (options.mostWaiting ?? mostWaiting)) return Promise.reject(journalOverloaded(institution));
    if (entry.nonce !== null) underWay.add(entry.nonce);
    return new Promise((done, failed) => {
      waiting.push({ entry, done, failed });
      void writeAll();
    });
  }

  return {
    record: (recording) => writeEntry(journalEntryOf(recording, spent.has(recording.requestSignature))),
    async spend(requestSignature) {
      if (spent.has(requestSignature)) throw signatureRefused();
      await writeEntry({ nonce: requestSignature.nonce, subject: null, entries: [], open: [] });
      spent.add(requestSignature);
    },
    get isFailing() {
      return health.isFailing;
    },
    tryOut: () => (health.isFailing ? Promise.resolve() : rehearsedLine(db).catch(health.fail)),
    get waiting() {
      return waiting.length;
    },
    head: async () => key.sign({ institution, ...(await readHead(db)) }),
  };
}

async function write(
  db: Knex,
  requests: readonly JournalEntry[],
): Promise<Head & { readonly fresh: readonly string[] }> {
  const [row] = await answersBy<{ done: Head & { fresh: string[] } }>(db, writing, sealed(db, requests));
  if (!row) throw new Error("the journal did not answer");
  return row.done;
}

const sealed = (db: Knex, requests: readonly JournalEntry[]) => async (client: ClientBase) =>
  sealedBatch(contextKeyFor(db), await sessionOf(client), JSON.stringify(requests));

/** Rejects while the journal cannot be written. Writes a nonce, which reaches the disk, and an entry, which is rolled back. */
async function tryOut(db: Knex): Promise<void> {
  await write(db, [{ ...nothing, nonce: randomUUID() }]);
  await rehearsedLine(db);
}

const nothing = { nonce: null, subject: null, entries: [], open: [] };

const rehearsedLine = (db: Knex): Promise<void> =>
  rehearsed(db, writing, sealed(db, [{ ...nothing, entries: [line] }]));

/** The entry of the test above: always rolled back. */
const line = JSON.stringify({ kind: "ACT", name: "JournalProbe", outcome: "DONE" });

const writing = { name: "hub_journal", text: "select authority.journal_write($1, $2, $3, $4) as done" };

async function readHead(db: Knex): Promise<Head> {
  const { rows } = await db.raw<{ rows: [{ seq: string; hash: string; at: string }] }>(
    "select seq, encode(hash, 'hex') as hash, authority.instant_text(at) as at from authority.journal_head",
  );
  const { seq, hash, at } = rows[0];
  return { seq: Number(seq), hash, at };
}
