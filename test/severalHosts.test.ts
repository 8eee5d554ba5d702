import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { journalPool, readerPool, withClient } from "@pacte-hub/postgres/connect";
import { readSettings } from "@pacte-hub/server/config";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { urlsOf } from "./database.ts";
import { freePorts } from "./hub.ts";
import { Way } from "./way.ts";

/** Two ways to one PostgreSQL stand for two hosts, of which one or the other is lost. */
let one: Way;
let other: Way;
let url: string;
let folder: string;
beforeAll(async () => {
  const ports = await freePorts();
  const database = Number(inject("hub").ports.PG_PORT);
  one = new Way(ports.CAF_PORT, database);
  other = new Way(ports.SIAE_PORT, database);
  url = urlsOf("caf").READER.replace(/@[^/]+\//, `@127.0.0.1:${one.port},127.0.0.1:${other.port}/`);
  folder = await mkdtemp(join(tmpdir(), "hosts-"));
});
afterAll(async () => {
  for (const way of [one, other]) await way.cut().catch(() => undefined);
  await rm(folder, { recursive: true });
});

const answers = (db: ReturnType<typeof readerPool>): Promise<unknown> =>
  db.raw("select 1 as one").then(({ rows }) => rows);

/** What comes once a lost connection has been taken out of the pool: a question or two may meet it. */
async function soon(db: ReturnType<typeof readerPool>): Promise<unknown> {
  for (let tries = 0; tries < 3; tries++) {
    const found = await answers(db).catch(() => null);
    if (found) return found;
  }
  return answers(db);
}

describe("a database of several hosts", () => {
  test("is read and written by the one that answers, then by the other once it is lost, and back, without a restart", async () => {
    const file = join(folder, "reader");
    writeFileSync(file, `${url}\n`);
    const address = readSettings({ CAF_READER_URL_FILE: file }).databases.caf?.READER as string;
    const pools = [readerPool(address), journalPool(address)];
    await other.lay();
    for (const pool of pools) expect(await answers(pool)).toEqual([{ one: 1 }]);
    await one.lay();
    await other.cut();
    for (const pool of pools) expect(await soon(pool)).toEqual([{ one: 1 }]);
    await other.lay();
    await one.cut();
    for (const pool of pools) expect(await soon(pool)).toEqual([{ one: 1 }]);
    expect(await withClient(address, async (client) => (await client.query("select 1 as one")).rows)).toEqual([
      { one: 1 },
    ]);
    await Promise.all(pools.map((pool) => pool.destroy()));
  });

  test("of which none answers is an outage like any other, not a wait without end", async () => {
    for (const way of [one, other]) await way.cut().catch(() => undefined);
    const pool = readerPool(url);
    const began = Date.now();
    await expect(answers(pool)).rejects.toThrow(/ECONNREFUSED|Timeout/);
    expect(Date.now() - began).toBeLessThan(7_000);
    await pool.destroy();
  });
});
