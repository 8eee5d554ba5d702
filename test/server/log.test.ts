import { readerPool, workingConnection } from "@pacte-hub/postgres/connect";
import { loggable } from "@pacte-hub/server/log";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migratedDatabase } from "../database.ts";

let urls: Awaited<ReturnType<typeof migratedDatabase>>;
beforeAll(async () => {
  urls = await migratedDatabase("caf");
});
afterAll(() => urls.drop());

const failureOf = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => null,
    (error: unknown) => error,
  );

test("a statement that fails midway logs its code, and neither what was bound to it nor the row it met", async () => {
  const db = workingConnection(urls.STEWARD, "steward");
  const insert = () =>
    db.raw(
      "insert into authority.issuer (issuer, claim, claim_value, institution) values (?, 'siret', ?, 'pole-emploi')",
      ["https://sso.example", "secret-subject"],
    );
  await insert();
  const twice = await failureOf(insert());
  const refused = await failureOf(db.raw("update authority.access_grant set granted_by = ?", ["secret-subject"]));
  await db.destroy();
  for (const [error, code] of [
    [twice, "23505"],
    [refused, "42501"],
  ] as const) {
    expect(loggable(error)).toMatchObject({ code });
    expect(JSON.stringify(loggable(error))).not.toMatch(/secret-subject|sso\.example/);
  }
});

test("a database that refuses its password, or is not there, logs neither its address nor the password", async () => {
  const wrong = new URL(urls.READER);
  wrong.password = "secret-password";
  const nowhere = new URL(wrong);
  nowhere.port = "9";
  for (const url of [wrong, nowhere]) {
    const db = readerPool(url.href, 1);
    const error = await failureOf(db.raw("select 1"));
    await db.destroy();
    expect(error).toBeInstanceOf(Error);
    expect(JSON.stringify(loggable(error))).not.toMatch(/secret-password|postgres:\/\//);
  }
});
