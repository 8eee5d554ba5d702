import { defaultRefreshPolicy } from "@pacte-hub/auth/tokens/refreshPolicy";
import { readerPool, withClient } from "@pacte-hub/postgres/connect";
import type { Login } from "@pacte-hub/server/logins";
import type { GraphQLError } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readersOf } from "../../packages/institution/auth/readers.ts";
import { migratedDatabase } from "../database.ts";
import { startIssuer, type TestIssuer } from "../issuer.ts";

const audience = "hub:caf";
const impatient = { ...defaultRefreshPolicy, coolDownMs: 0, timeoutMs: 500 };
let database: Awaited<ReturnType<typeof migratedDatabase>>;
let issuer: TestIssuer;

beforeAll(async () => {
  [database, issuer] = await Promise.all([migratedDatabase("caf"), startIssuer()]);
});
afterAll(() => Promise.all([issuer.close(), database.drop()]));

const run = (login: Login, sql: string, values: readonly unknown[] = []) =>
  withClient(database[login], (client) => client.query(sql, [...values]));
const codeOf = (...work: Parameters<typeof run>) =>
  run(...work).then(
    () => "done",
    (error: { code?: string; constraint?: string }) => error.constraint ?? error.code,
  );
const listed = `insert into authority.issuer (issuer, claim, claim_value, institution, demonstration)
                values ($1, 'institution', 'caf', 'caf', $2)`;

/** Who a token of the issuer makes its bearer here, by a reader's process that starts now. */
async function believed(): Promise<unknown> {
  const db = readerPool(database.READER);
  const authorization = `Bearer ${await issuer.token({ aud: audience, institution: "caf" })}`;
  const viewer = await readersOf(db, { audience, pace: impatient })
    .viewerOf(authorization)
    .catch((error: GraphQLError) => error.extensions.reason);
  await db.destroy();
  return viewer;
}

// One after the other on the same database.
test("a demonstration issuer is refused by a database that is not marked as a demonstration, and by the code", async () => {
  const forbidden = "42501";
  expect(await codeOf("STEWARD", listed, [issuer.url, true])).toBe(forbidden);
  await run("OWNER", "insert into authority.mark (demonstration) values (false)");
  expect(await codeOf("STEWARD", listed, [issuer.url, true])).toBe(forbidden);
  expect(await codeOf("OWNER", listed, [issuer.url, true])).toBe(forbidden);
  expect(await codeOf("STEWARD", "alter table authority.issuer disable trigger all")).toBe(forbidden);
  for (const change of ["update authority.mark set demonstration = true", "delete from authority.mark"])
    expect(await codeOf("OWNER", change)).toBe(forbidden);
  // Even where the owner himself takes the trigger off, the code does not believe the line.
  await run("OWNER", "alter table authority.issuer disable trigger user");
  await run("OWNER", listed, [issuer.url, true]);
  expect(await believed()).toBe("UNKNOWN_ISSUER");
  expect(issuer.asked).toEqual([]);
});

test("outside a demonstration an issuer speaks HTTPS, and one claim's value speaks for one institution", async () => {
  expect(await codeOf("STEWARD", listed, ["http://127.0.0.1:4005/caf", false])).toBe(
    "only_a_demonstration_speaks_plain_http",
  );
  await run("STEWARD", listed, ["https://sso.caf.example", false]);
  const twice = listed.replace("'caf', $2", "'amie', $2");
  expect(await codeOf("STEWARD", twice, ["https://sso.caf.example", false])).toBe("issuer_pkey");
  expect(await codeOf("READER", "delete from authority.issuer")).toBe("42501");
  expect(await codeOf("PUBLISHER", "select * from authority.issuer")).toBe("42501");
});

test("an issuer that is ill keeps its own readers out, and nobody else's", async () => {
  const demonstration = await migratedDatabase("siae");
  await withClient(demonstration.OWNER, (client) =>
    client.query("insert into authority.mark (demonstration) values (true)"),
  );
  const other = await startIssuer();
  const db = readerPool(demonstration.READER);
  const readers = readersOf(db, { audience, pace: impatient });
  const viewing = async (by: TestIssuer) =>
    readers.viewerOf(`Bearer ${await by.token({ aud: audience, institution: "caf" })}`);
  await withClient(demonstration.STEWARD, async (client) => {
    for (const { url } of [issuer, other]) await client.query(listed, [url, true]);
  });
  issuer.ill = (_, response) => response.destroy();
  await expect(viewing(issuer)).rejects.toMatchObject({
    extensions: { code: "UNAUTHENTICATED", reason: "ISSUER_UNAVAILABLE", http: { status: 401 } },
  });
  expect(await viewing(other)).toMatchObject({ kind: "READER" });
  await db.destroy();
  await Promise.all([other.close(), demonstration.drop()]);
});
