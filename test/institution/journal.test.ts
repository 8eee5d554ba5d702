import { isHeadSignedBy, journalKey } from "@pacte-hub/institution/journal/key";
import { journalPool, withClient } from "@pacte-hub/postgres/connect";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import type { Knex } from "knex";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ReaderContext } from "../../packages/institution/database/context/readerContext.ts";
import { type Journal, journalOf } from "../../packages/institution/journal/journal.ts";
import {
  analyst,
  anySignature,
  consultation,
  openReading,
  recording,
} from "../../packages/institution/journal/testbed.ts";
import { subjectDigest } from "../../packages/institution/pseudonyms.ts";
import { saysAsProcess } from "../context.ts";
import { migratedDatabase } from "../database.ts";

const key = journalKey(newSigningKeyPem());
const options = { institution: "caf", key } as const;
const refused = { extensions: { code: "CARRIER_REFUSED", http: { status: 401 } } };
let urls: Awaited<ReturnType<typeof migratedDatabase>>;
let db: Knex;
let journal: Journal;

beforeAll(async () => {
  urls = await migratedDatabase("caf");
  db = journalPool(urls.READER);
});
beforeEach(() => {
  journal = journalOf(db, options);
});
afterAll(async () => {
  await db.destroy();
  await urls.drop();
});

const rowsOf = (sql: string, url = urls.STEWARD) => withClient(url, async (client) => (await client.query(sql)).rows);
const lastLine = async (): Promise<string> =>
  (await rowsOf("select entry from authority.journal order by seq desc limit 1"))[0].entry;
const codeOf = (sql: string, url: string) =>
  rowsOf(sql, url).then(
    () => "done",
    (error) => error.code,
  );

describe("what is journaled", () => {
  test("a granted or refused consultation is a line that says who asked what, for what, and what was decided", async () => {
    const before = await journal.head();
    const head = await journal.record(recording({ consultations: [consultation(), consultation("REFUSED")] }));
    expect(head.seq).toBe(before.seq + 2);
    const [seq, at, salt, subject, ...json] = (await lastLine()).split(" ");
    expect([Number(seq), at]).toEqual([head.seq, head.at]);
    expect(salt).toMatch(/^[0-9a-f]{32}$/);
    expect(subject).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(json.join(" "))).toEqual({
      kind: "CONSULTATION",
      request: "request-1",
      institution: "department-meuse",
      roles: ["ANALYST"],
      purpose: "STEERING",
      ...consultation("REFUSED"),
    });
  });

  test("an act is a line, with what it was about and what came of it", async () => {
    const act = { name: "GrantAccess", about: { grant: "grant-1" }, outcome: "DONE" } as const;
    await journal.record(recording({ consultations: [], acts: [act] }));
    expect(await lastLine()).toContain('"name":"GrantAccess","about":{"grant":"grant-1"},"outcome":"DONE"');
  });

  test("an anonymous read of open data is counted by day and dataset, and told by no line", async () => {
    const before = await journal.head();
    await Promise.all([1, 2, 3].map(() => journal.record(openReading())));
    expect(await journal.head()).toEqual(before);
    expect(await rowsOf("select dataset, reads::int from authority.open_read")).toEqual([
      { dataset: "rsa-households", reads: 3 },
    ]);
  });

  test("a reader's name and issuer are nowhere in the database; his lines bear the same commitment", async () => {
    await journal.record(recording({ viewer: analyst("marie@example.fr") }));
    const first = (await lastLine()).split(" ")[3];
    await journal.record(recording({ viewer: analyst("marie@example.fr") }));
    expect((await lastLine()).split(" ")[3]).toBe(first);
    await journal.record(recording({ viewer: analyst("paul@example.fr") }));
    expect((await lastLine()).split(" ")[3]).not.toBe(first);
    const all = await rowsOf(
      "select t::text from authority.journal t union all select t::text from authority.subject t",
    );
    expect(JSON.stringify(all)).not.toMatch(/marie|paul|identite/);
  });

  test("a reader is shown his own lines, a steward all of them, latest first", async () => {
    const me = analyst("own@example.fr");
    await journal.record(recording({ viewer: me }));
    await journal.record(recording({ viewer: analyst("another") }));
    const linesOf = (asking: ReaderContext["asking"], subject: string | null) =>
      withClient(urls.READER, async (client) => {
        await saysAsProcess(client, "caf", { asking, subject });
        const { rows } = await client.query("select seq::int from authority.journal_read(null, 100)");
        return rows.map(({ seq }) => seq);
      });
    const { seq } = await journal.head();
    expect(await linesOf("READER", subjectDigest(me))).toEqual([seq - 1]);
    expect((await linesOf("STEWARD", null)).slice(0, 2)).toEqual([seq, seq - 1]);
    expect(await linesOf("READER", subjectDigest(analyst("nobody")))).toEqual([]);
    expect(await linesOf("ANONYMOUS", subjectDigest(me))).toEqual([]);
  });

  test("the head given back is signed by the institution's journal key", async () => {
    const head = await journal.record(recording());
    expect(isHeadSignedBy(key.publicKey, head)).toBe(true);
    expect(isHeadSignedBy(key.publicKey, { ...head, seq: head.seq + 1 })).toBe(false);
    expect(isHeadSignedBy(journalKey(newSigningKeyPem()).publicKey, head)).toBe(false);
    expect(await journal.head()).toEqual(head);
  });
});

describe("a request is answered once", () => {
  test("a replay is refused and leaves no line, whichever process of the institution it reaches", async () => {
    const elsewhere = journalPool(urls.READER);
    const other = journalOf(elsewhere, options);
    const once = anySignature();
    const { seq } = await journal.record(recording({ requestSignature: once }));
    await expect(journal.record(recording({ requestSignature: once }))).rejects.toMatchObject(refused);
    await expect(other.record(recording({ requestSignature: { ...once } }))).rejects.toMatchObject(refused);
    await expect(other.spend({ ...once })).rejects.toMatchObject(refused);
    expect((await journal.head()).seq).toBe(seq);
    await elsewhere.destroy();
  });

  test("of a hundred copies that arrive together in two processes, one is answered", async () => {
    const elsewhere = journalPool(urls.READER);
    const processes = [journal, journalOf(elsewhere, options)];
    const once = anySignature();
    const { seq } = await journal.head();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, at) => processes[at % 2]?.record(recording({ requestSignature: { ...once } }))),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await journal.head()).seq).toBe(seq + 1);
    await elsewhere.destroy();
  });

  test("a replay among others refuses itself only", async () => {
    const spent = anySignature();
    await journal.record(openReading());
    await journal.record(recording({ requestSignature: spent }));
    const all = [recording(), recording({ requestSignature: { ...spent } }), recording()];
    const outcomes = await Promise.allSettled(all.map((one) => journal.record(one)));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  test("an act spends its nonce before it is done, and is recorded after", async () => {
    const act = { name: "GrantAccess", about: {}, outcome: "DONE" } as const;
    const once = anySignature();
    await journal.spend(once);
    await expect(journal.spend(once)).rejects.toMatchObject(refused);
    await expect(journal.spend({ ...once })).rejects.toMatchObject(refused);
    const head = await journal.record(recording({ requestSignature: once, consultations: [], acts: [act] }));
    expect(head.seq).toBeGreaterThan(0);
  });

  test("nonces are forgotten once no signature could still bear them", async () => {
    await rowsOf("update authority.nonce set spent_at = now() - interval '121 seconds'", urls.OWNER);
    for (let round = 0; round < 400; round++) {
      await journal.record(openReading());
      const [{ old }] = await rowsOf(
        "select count(*)::int as old from authority.nonce where spent_at < now() - interval '120 seconds'",
        urls.OWNER,
      );
      if (old === 0) return;
    }
    expect.unreachable("old nonces are never cleared");
  });
});

describe("under load", () => {
  test("hundreds of requests in three processes leave one unbroken chain, in far fewer writes than requests", async () => {
    const pools = [1, 2].map(() => journalPool(urls.READER));
    const processes = [journal, ...pools.map((pool) => journalOf(pool, options))];
    const writes = await rowsOf("select count(distinct xmin::text)::int as n from authority.journal");
    const { seq } = await journal.head();
    const asked = Array.from({ length: 600 }, (_, at) => processes[at % 3]?.record(recording()));
    expect(new Set((await Promise.all(asked)).map((head) => head?.seq)).size).toBeLessThan(200);
    const [found] = await rowsOf(
      "select count(*)::int as lines, max(seq)::int as last, count(distinct xmin::text)::int as n from authority.journal",
    );
    expect([found.lines, found.last]).toEqual([seq + 600, seq + 600]);
    expect(found.n - writes[0].n).toBeLessThan(200);
    await Promise.all(pools.map((pool) => pool.destroy()));
  });

  test("when more wait than may, one more is refused as an institution that is busy; those who wait are answered", async () => {
    const small = journalOf(db, { ...options, mostWaiting: 5 });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => small.record(recording())));
    const failures = outcomes.filter((one) => one.status === "rejected");
    expect(failures).toHaveLength(14);
    expect(failures[0]?.reason).toMatchObject({ extensions: { code: "PARTNER_UNAVAILABLE", http: { status: 503 } } });
    await expect(small.record(recording())).resolves.toBeTruthy();
  });

  test("a write is durable even where the server is set not to wait for its disk", async () => {
    const setting = await withClient(urls.OWNER, async (client) => {
      await client.query("set synchronous_commit = off");
      await client.query("begin");
      await client.query("select authority.journal_record('[]')");
      const { rows } = await client.query("show synchronous_commit");
      await client.query("commit");
      return rows[0].synchronous_commit;
    });
    expect(setting).toBe("on");
  });
});

describe("the journal is only ever added to", () => {
  test.each([
    ["READER", "select * from authority.journal"],
    ["READER", "select * from authority.subject"],
    ["READER", "insert into authority.journal (seq, at, entry_hash, hash) values (9999, now(), '', '')"],
    ["READER", "update authority.journal_head set seq = 1"],
    ["READER", "delete from authority.nonce"],
    ["PUBLISHER", "select * from authority.journal"],
    ["STEWARD", "insert into authority.journal (seq, at, entry_hash, hash) values (9999, now(), '', '')"],
    ["STEWARD", "delete from authority.journal"],
    ["STEWARD", "update authority.journal set hash = ''"],
    ["STEWARD", "update authority.journal set entry = null"],
    ["STEWARD", "update authority.journal set entry = 'other' where at < now() - interval '12 months'"],
    ["OWNER", "update authority.journal set entry = 'other'"],
    ["OWNER", "delete from authority.journal"],
    ["OWNER", "truncate authority.journal"],
  ] as const)("%s: %s is refused by PostgreSQL itself", async (login, sql) => {
    await journal.record(recording());
    const outcome = await codeOf(sql, urls[login]);
    // What concerns no line changes none.
    if (sql.includes("12 months")) expect(outcome).toBe("done");
    else expect(outcome).toBe("42501");
  });
});
