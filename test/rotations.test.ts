import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@pacte-hub/institution/database/migrate";
import { peerKeys, witnessedHeads } from "@pacte-hub/institution/journal/journalStore";
import { journalKey } from "@pacte-hub/institution/journal/key";
import { journalPool, readerPool, withClient } from "@pacte-hub/postgres/connect";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import type { JournalHead } from "@pacte-hub/schema/model/journalHead";
import { headsText } from "@pacte-hub/server/http/journalHeads";
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { journalOf } from "../packages/institution/journal/journal.ts";
import { peerHeadsIn } from "../packages/institution/journal/peerHeads.ts";
import { recording } from "../packages/institution/journal/testbed.ts";
import { saysAsProcess } from "./context.ts";
import { adminUrl, migratedDatabase } from "./database.ts";
import { typed } from "./hub.ts";

let urls: Awaited<ReturnType<typeof migratedDatabase>>;
beforeAll(async () => {
  urls = await migratedDatabase("caf");
});
afterAll(() => urls.drop());

describe("a journal whose institution changes its key", () => {
  const keys = [newSigningKeyPem(), newSigningKeyPem()].map(journalKey);
  const heads: JournalHead[] = [];
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "heads-"));
    // Two processes: the one that stops is still answering when the one with the new key begins.
    const db = journalPool(urls.READER);
    const [former, next] = keys.map((key) => journalOf(db, { institution: "caf", key }));
    for (const journal of [former, former, next, former, next, next]) {
      if (journal) heads.push(await journal.record(recording()));
    }
    await db.destroy();
    await writeFile(join(folder, "heads.jsonl"), heads.map((head) => `${JSON.stringify(head)}\n`).join(""));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const verified = (...known: readonly string[]) =>
    typed(
      [
        "journal",
        "verify",
        "caf",
        "--heads",
        join(folder, "heads.jsonl"),
        ...known.flatMap((publicKey) => ["--key", publicKey]),
      ],
      { CAF_STEWARD_URL: urls.STEWARD, HUB_DATA_DIR: folder },
    );
  const [former = "", next = ""] = keys.map(({ publicKey }) => publicKey);

  test("is verified by the heads of both, and those of a key that is not given are said to be put aside", async () => {
    expect(await verified(former, next)).toEqual({ code: 0, said: expect.stringContaining("comparées à 6 têtes") });
    const { code, said } = await verified(next);
    expect(code).toBe(0);
    expect(said).toContain("3 têtes gardées par la passerelle ne portent pas la signature du journal");
    expect(said).toContain("comparées à 3 têtes");
  });

  test("shows that its last lines were removed, however well: the heads that the gateway kept go further", async () => {
    const removed = (client: Client) =>
      client.query(`
        alter table authority.journal disable trigger all;
        delete from authority.journal where seq > 4;
        update authority.journal_head set (seq, hash) = (select seq, hash from authority.journal where seq = 4);
        alter table authority.journal enable trigger all`);
    await withClient(urls.OWNER, removed);
    const alone = await typed(["journal", "verify", "caf"], { CAF_STEWARD_URL: urls.STEWARD, HUB_DATA_DIR: folder });
    expect(alone).toEqual({ code: 0, said: expect.stringContaining("une fin coupée ne se verrait pas") });
    expect(await verified(next)).toEqual({ code: 4, said: expect.stringMatching(/la fin est coupée.*ALTÉRÉ/s) });
  });
});

describe("an institution that keeps the heads of another's journal", () => {
  const [former, next] = [newSigningKeyPem(), newSigningKeyPem()].map(journalKey).map(({ publicKey }) => publicKey);
  const typing = (...words: readonly string[]) =>
    typed(["journal-key", ...words], { CAF_STEWARD_URL: urls.STEWARD, HUB_DATA_DIR: tmpdir() });

  test("is told of the next key before it serves, and of the end of the former, which stays to verify what it signed", async () => {
    for (const key of [former, next]) {
      expect(await typing("add", "caf", "siae", key ?? "")).toEqual({
        code: 0,
        said: expect.stringContaining("Ajoutée"),
      });
    }
    expect(await typing("end", "caf", "siae", former ?? "")).toMatchObject({ code: 0 });
    const { said } = await typing("list", "caf");
    expect(said).toMatch(/siae .* au \d{4}-.*\nsiae .* sans fin prévue/);
    expect(await withClient(urls.STEWARD, (client) => peerKeys(client, "siae"))).toEqual(
      expect.arrayContaining([former, next]),
    );
  });

  test("keeps the heads signed with the keys that stand, and no longer those of a key that ended", async () => {
    const db = journalPool(urls.READER);
    for (const [at, key] of [newSigningKeyPem(), newSigningKeyPem()].map(journalKey).entries()) {
      await typing("add", "caf", "siae", key.publicKey);
      if (at === 0) await typing("end", "caf", "siae", key.publicKey);
      const hash = `${at}`.repeat(64);
      const head = key.sign({ institution: "siae", seq: at + 1, hash, at: "2021-03-01T00:00:00.000Z" });
      // Each is seen by a process of its own: one looks at a head of the same institution once a minute.
      peerHeadsIn(db).see(headsText([head]));
    }
    await expect
      .poll(async () =>
        (await withClient(urls.STEWARD, (client) => witnessedHeads(client, "siae"))).map(({ seq }) => seq),
      )
      .toEqual(expect.arrayContaining([2]));
    const kept = await withClient(urls.STEWARD, (client) => witnessedHeads(client, "siae"));
    expect(kept.map(({ seq }) => seq)).not.toContain(1);
    await db.destroy();
  });

  test.each([
    ["its own journal", ["add", "caf", "caf", "x"], "non les siennes"],
    ["a private key", ["add", "caf", "siae", newSigningKeyPem()], "clé privée"],
    ["what is no key", ["add", "caf", "siae", "bonjour"], "Ce n'est pas une clé"],
    ["the end of a key it was not given", ["end", "caf", "pole-emploi", next ?? ""], "n'y est pas"],
    ["a word it does not know", ["change", "caf"], "« add », « list » ou « end »"],
  ])("refuses %s, in words", async (_what, words, told) => {
    expect(await typing(...words)).toEqual({ code: 2, said: expect.stringContaining(told) });
  });
});

describe("a database login whose password changes", () => {
  const name = `essai_lecteur_${Math.random().toString(36).slice(2, 10)}`;
  const relay = `${name}_relais`;
  const as = (role: string, password: string): string => {
    const url = new URL(urls.READER);
    url.username = role;
    url.password = password;
    return url.href;
  };
  const admin = (sql: string) => withClient(adminUrl(new URL(urls.READER).pathname.slice(1)), (one) => one.query(sql));
  beforeAll(async () => {
    const database = new URL(urls.READER).pathname.slice(1);
    await admin(`create role ${name} login password 'first'; grant connect on database ${database} to ${name}`);
    await migrate("caf", { ...urls, READER: as(name, "first") });
  });
  afterAll(async () => {
    await admin(`drop role if exists ${relay}; drop owned by ${name}; drop role ${name}`);
  });

  /** What a process does with its login: it reads behind the second wall, and journals. */
  async function works(url: string): Promise<string> {
    const [db, writing] = [readerPool(url, 1), journalPool(url)];
    try {
      const { rows } = await db.raw("select exists (select from authority.access_grant) as known");
      const journal = journalOf(writing, { institution: "caf", key: journalKey(newSigningKeyPem()) });
      await journal.record(recording());
      return rows.length === 1 ? "works" : "blind";
    } catch (error) {
      return String((error as { code?: string }).code);
    } finally {
      await Promise.all([db.destroy(), writing.destroy()]);
    }
  }

  test("is relayed by a member of its role, which sees and does the same: one of the two works at every step", async () => {
    await admin(`create role ${relay} login password 'between' in role ${name}`);
    expect([await works(as(name, "first")), await works(as(relay, "between"))]).toEqual(["works", "works"]);
    await admin(`alter role ${name} password 'second'`);
    expect([await works(as(name, "first")), await works(as(relay, "between"))]).toEqual(["28P01", "works"]);
    expect(await works(as(name, "second"))).toBe("works");
    await admin(`drop role ${relay}`);
    expect([await works(as(name, "second")), await works(as(relay, "between"))]).toEqual(["works", "28P01"]);
  });

  test("its relay sees through the second wall what it sees itself, row for row", async () => {
    await admin(`create role ${relay} login password 'between' in role ${name}`);
    await withClient(urls.STEWARD, (client) =>
      client.query(
        `insert into authority.access_grant (id, dataset, institution, role, finest, dimensions, purpose, legal_basis,
           starts_on, granted_by, needs_approval, demonstration)
         values ('rotation', 'sanctions', 'siae', 'ANALYST', 'EPCI', '{}', 'STATISTICS', 'AGREEMENT', '2020-01-01', 'test', false, false)`,
      ),
    );
    const seen = (url: string, asking: "READER" | "") =>
      withClient(url, async (client) => {
        if (asking) await saysAsProcess(client, "caf", { asking });
        return (await client.query("select id from authority.access_grant")).rowCount;
      });
    for (const url of [as(name, "second"), as(relay, "between")]) {
      expect([await seen(url, "READER"), await seen(url, "")]).toEqual([1, 0]);
    }
    // A role that is migrated in the place of another takes the wall's openings from it: this is why a relay is a member.
    expect(await seen(urls.READER, "READER")).toBe(0);
  });
});
