import { caf } from "@pacte-hub/caf/institution";
import { withClient } from "@pacte-hub/postgres/connect";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import { issueRelease } from "@pacte-hub/publisher/release";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import type { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migratedDatabase } from "../database.ts";

let database: Awaited<ReturnType<typeof migratedDatabase>>;
beforeAll(async () => {
  database = await migratedDatabase("caf");
});
afterAll(() => database.drop());

const silent = { standardError: null, present: null, expected: null };
const cells = ["55", "55029", "200033025"].flatMap((territory, at): PublishedCell[] => [
  { territory, breakdown: "", status: "PUBLISHED", value: 10, min: 10, max: 10, ...silent },
  at === 1
    ? { territory, breakdown: "sex=F", status: "WITHHELD", value: null, min: 0, max: 10, ...silent }
    : { territory, breakdown: "sex=F", status: "PUBLISHED", value: 5, min: 5, max: 5, ...silent },
]);

const metadata = {
  institution: caf,
  policy: { kind: "NONE", legalGround: "essai" },
  source: { title: "essai", licence: "non précisée", retrievedOn: null, url: null },
  provisional: false,
  demonstration: false,
  embargoUntil: null,
  key: signingKey(newSigningKeyPem()),
} as const;

const issued = (client: Client, period: string) =>
  issueRelease({ ...metadata, client }, { indicator: caf.indicators[0]!, period, cells, findings: 0 });

const sizeOf = (release: string) =>
  withClient(database.READER, async (client) => {
    const { rows } = await client.query("select cells, withheld, territories from published.standing where id = $1", [
      release,
    ]);
    return rows;
  });

test("how large a release is stands beside it from its publication on", async () => {
  const { release } = await withClient(database.PUBLISHER, (client) =>
    inTransaction(client, () => issued(client, "2018-12")),
  );
  expect(await sizeOf(release)).toEqual([{ cells: 6, withheld: 1, territories: 3 }]);
});

test("a size that is not the cells' own cannot be written, before or after, by whoever publishes", async () => {
  await withClient(database.PUBLISHER, async (client) => {
    await client.query("begin");
    const { release } = await issued(client, "2019-12");
    // Said too early, and wrong: the database counts again, and its own count then stands twice.
    await client.query("insert into published.size values ($1, 1000, 0, 1000)", [release]);
    await expect(client.query("commit")).rejects.toMatchObject({ code: "23505" });
    expect(await sizeOf(release)).toEqual([]);
  });
  const lying = (sql: string) => withClient(database.PUBLISHER, (client) => client.query(sql));
  await expect(lying("update published.size set withheld = 0")).rejects.toMatchObject({ code: "42501" });
  await expect(lying("delete from published.size")).rejects.toMatchObject({ code: "42501" });
});
