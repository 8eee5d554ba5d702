import { setTimeout as sleep } from "node:timers/promises";
import { journalKey } from "@pacte-hub/institution/journal/key";
import { journalPool, withClient } from "@pacte-hub/postgres/connect";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import { expect, test } from "vitest";
import { journalOf } from "../../packages/institution/journal/journal.ts";
import { consultation, recording } from "../../packages/institution/journal/testbed.ts";
import { migratedDatabase } from "../database.ts";

test("it is failing until a line can be written again, not only a nonce; and what tries it leaves no line", async () => {
  const urls = await migratedDatabase("caf");
  const db = journalPool(urls.READER);
  const owner = (sql: string) => withClient(urls.OWNER, (client) => client.query(sql));
  const own = journalOf(db, { institution: "caf", key: journalKey(newSigningKeyPem()) });
  const { seq } = await own.record(recording());
  await owner("alter table authority.journal add constraint no_more check (false) not valid");
  expect(own.isFailing).toBe(false);
  await own.tryOut();
  expect(own.isFailing).toBe(true);
  await expect(own.record(recording({ consultations: [consultation()] }))).rejects.toThrow();
  for (let tries = 0; tries < 25; tries++) {
    expect(own.isFailing).toBe(true);
    await sleep(100);
  }
  await owner("alter table authority.journal drop constraint no_more");
  await expect.poll(() => own.isFailing, { timeout: 5_000 }).toBe(false);
  expect((await own.head()).seq).toBe(seq);
  await db.destroy();
  await urls.drop();
});
