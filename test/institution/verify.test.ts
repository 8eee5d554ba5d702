import { type ChainFault, faultsOf, type WitnessedHead } from "@pacte-hub/institution/journal/hashChain";
import { endOf, eraseSubject, linesOf, retain } from "@pacte-hub/institution/journal/journalStore";
import { journalKey } from "@pacte-hub/institution/journal/key";
import { journalPool, withClient } from "@pacte-hub/postgres/connect";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import fc from "fast-check";
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { journalOf } from "../../packages/institution/journal/journal.ts";
import { analyst, recording } from "../../packages/institution/journal/testbed.ts";
import { migratedDatabase } from "../database.ts";
import { isProof } from "../proof.ts";

let urls: Awaited<ReturnType<typeof migratedDatabase>>;
/** The last head, as the gateway kept it. */
let kept: WitnessedHead;
const lines = 12;

beforeAll(async () => {
  urls = await migratedDatabase("caf");
  const db = journalPool(urls.READER);
  const journal = journalOf(db, { institution: "caf", key: journalKey(newSigningKeyPem()) });
  for (let at = 1; at < lines; at++) await journal.record(recording({ viewer: analyst(`reader ${at % 3}`) }));
  kept = { ...(await journal.record(recording())), witness: "gateway" };
  await db.destroy();
});
afterAll(() => urls.drop());

const yearAgo = (): string => new Date(Date.now() - 366 * 86_400_000).toISOString();

async function faults(client: Client, heads: readonly WitnessedHead[] = [kept]): Promise<ChainFault[]> {
  return faultsOf(linesOf(client), { end: await endOf(client), witnessed: heads, retainedSince: yearAgo() });
}

/** What the database's owner, triggers off, does to the journal; nothing of it stays. */
async function changedBy<T>(mutation: string, judged: (client: Client) => Promise<T>): Promise<T> {
  return withClient(urls.OWNER, async (client) => {
    await client.query("begin; alter table authority.journal disable trigger all");
    await client.query(mutation);
    const found = await judged(client);
    await client.query("rollback");
    return found;
  });
}

/** Hashes the whole chain anew, head included: what a careful forger would do. */
const rehash = `
  do $$
  declare line record; before bytea := decode(repeat('00', 32), 'hex'); place bigint := 0;
  begin
    for line in select * from authority.journal order by seq loop
      place := place + 1;
      update authority.journal
         set seq = place,
             entry_hash = sha256(convert_to(place || substr(entry, length(line.seq::text) + 1), 'UTF8')),
             entry = place || substr(entry, length(line.seq::text) + 1)
       where seq = line.seq;
      update authority.journal
         set hash = sha256(convert_to(concat_ws(' ', encode(before, 'hex'), place, authority.instant_text(at),
                                                encode(entry_hash, 'hex')), 'UTF8'))
       where seq = place returning hash into before;
    end loop;
    update authority.journal_head set seq = place, hash = before;
  end $$;`;

const place = fc.integer({ min: 1, max: lines });
const mutations = fc.oneof(
  fc
    .tuple(place, fc.nat({ max: 100 }), fc.constantFrom("x", "0", " ", "é"))
    .map(
      ([seq, at, by]) =>
        `update authority.journal set entry = overlay(entry placing '${by}' from ${at + 1} for 1) where seq = ${seq}`,
    ),
  place.map((seq) => `update authority.journal set entry = null where seq = ${seq}`),
  place.map((seq) => `update authority.journal set at = at + interval '1 microsecond' where seq = ${seq}`),
  place.map((seq) => `update authority.journal set hash = sha256(hash) where seq = ${seq}`),
  place.map((seq) => `delete from authority.journal where seq = ${seq}`),
  place.map((seq) => `delete from authority.journal where seq >= ${seq}`),
  place.map(
    (seq) => `insert into authority.journal (seq, at, entry, entry_hash, hash)
                      select seq + ${lines}, at, entry, entry_hash, hash from authority.journal where seq = ${seq}`,
  ),
  fc
    .tuple(place, place)
    .filter(([a, b]) => a !== b)
    .map(
      ([
        a,
        b,
      ]) => `update authority.journal set seq = case seq when ${a} then -${b} else -${a} end where seq in (${a}, ${b});
                 update authority.journal set seq = -seq where seq < 0`,
    ),
);

describe("the journal's chain", () => {
  test("is whole when nobody touched it, with or without a kept head", async () => {
    expect(await withClient(urls.STEWARD, (client) => faults(client))).toEqual([]);
    expect(await withClient(urls.STEWARD, (client) => faults(client, []))).toEqual([]);
  });

  test("shows whatever the owner of the database does to its lines", async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (mutation) => {
        const [isChanged, found] = await changedBy(mutation, async (client) => {
          const { rows } = await client.query(
            "select md5(string_agg(j::text, '|' order by seq)) as sum from authority.journal j",
          );
          return [rows[0].sum !== (await untouched()), await faults(client, [])] as const;
        });
        if (isChanged) expect(found, mutation).not.toEqual([]);
      }),
      { numRuns: isProof ? 1_000 : 40 },
    );
  });

  test("shows it even when he hashes everything anew, by the head that was kept elsewhere", async () => {
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.constantFrom(
          (seq: number) =>
            `update authority.journal set entry = overlay(entry placing '#' from 60 for 1) where seq = ${seq}`,
          (seq: number) => `delete from authority.journal where seq = ${seq}`,
          (seq: number) => `delete from authority.journal where seq >= ${seq}`,
        ),
        async (seq, mutation) => {
          const [alone, withHead] = await changedBy(`${mutation(seq)};${rehash}`, async (client) => [
            await faults(client, []),
            await faults(client),
          ]);
          // He did it well: by itself the chain tells nothing.
          expect(alone).toEqual([]);
          expect(withHead).not.toEqual([]);
        },
      ),
      { numRuns: isProof ? 400 : 15 },
    );
  });
});

let sum: string | undefined;
async function untouched(): Promise<string> {
  sum ??= await withClient(urls.OWNER, async (client) => {
    const { rows } = await client.query(
      "select md5(string_agg(j::text, '|' order by seq)) as sum from authority.journal j",
    );
    return rows[0].sum as string;
  });
  return sum;
}

describe("what may be forgotten", () => {
  const aged = "update authority.journal set at = at - interval '13 months' where seq <= 5;";

  test("lines of more than twelve months are emptied by the steward; younger ones are not, and the chain still holds", async () => {
    await changedBy(aged, async (client) => {
      // The ageing itself breaks the hashes: only what emptying adds is judged.
      const before = await faults(client, []);
      await client.query("alter table authority.journal enable trigger all");
      expect(await retain(client)).toBe(5);
      const { rows } = await client.query("select count(*)::int as n from authority.journal where entry is null");
      expect(rows[0].n).toBe(5);
      const since = (await faults(client, [])).filter(
        ({ seq, kind }) => !before.some((one) => one.seq === seq && one.kind === kind),
      );
      expect(since).toEqual([]);
    });
  });

  test("a reader's erasure takes away what ties him to his lines, and breaks nothing", async () => {
    const { issuer } = analyst();
    await withClient(urls.STEWARD, async (client) => {
      const tied =
        "select count(*)::int as n from authority.journal join authority.subject on authority.commitment(salt, digest) = subject";
      const { rows: before } = await client.query(tied);
      expect(await eraseSubject(client, issuer, "reader 1")).toBe(true);
      expect(await eraseSubject(client, issuer, "reader 1")).toBe(false);
      const { rows: now } = await client.query(tied);
      expect(now[0].n).toBeLessThan(before[0].n);
      expect(await faults(client)).toEqual([]);
    });
  });
});
