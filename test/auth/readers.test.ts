import { createHmac } from "node:crypto";
import { defaultRefreshPolicy } from "@pacte-hub/auth/tokens/refreshPolicy";
import { readerPool, withClient } from "@pacte-hub/postgres/connect";
import type { GraphQLError } from "graphql";
import type { Knex } from "knex";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Readers, readersOf } from "../../packages/institution/auth/readers.ts";
import { migratedDatabase } from "../database.ts";
import { seconds, startIssuer, type TestIssuer } from "../issuer.ts";

const audience = "hub-pacte-insertion-meuse:caf";
const impatient = { ...defaultRefreshPolicy, coolDownMs: 0, timeoutMs: 500 };

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let db: Knex;
let readers: Readers;
let issuer: TestIssuer;

beforeAll(async () => {
  database = await migratedDatabase("caf");
  await withClient(database.OWNER, (client) =>
    client.query("insert into authority.mark (demonstration) values (true)"),
  );
  db = readerPool(database.READER);
  readers = readersOf(db, { audience, pace: impatient });
  issuer = await startIssuer();
  await list(issuer, "department-meuse");
});
afterAll(async () => {
  await db.destroy();
  await Promise.all([issuer.close(), database.drop()]);
});

/** By its steward's login, as the institution does it. */
async function steward(sql: string, values: readonly unknown[]): Promise<void> {
  await withClient(database.STEWARD, (client) => client.query(sql, [...values]));
}

const list = ({ url }: TestIssuer, institution: string, value = institution) =>
  steward(
    `insert into authority.issuer (issuer, claim, claim_value, institution, demonstration)
     values ($1, 'institution', $2, $3, true)`,
    [url, value, institution],
  );

const usual = { aud: audience, institution: "department-meuse" };
const bearing = async (claims: object, header?: object, by = issuer) =>
  `Bearer ${await by.token({ ...usual, ...claims }, header)}`;

/** Why a header is refused; every refusal is the same HTTP answer. */
async function refusalOf(authorization: string, by = readers): Promise<unknown> {
  const error = await by.viewerOf(authorization).then(
    (viewer) => expect.fail(`was believed to be ${JSON.stringify(viewer)}`),
    (refused: GraphQLError) => refused,
  );
  expect(error.extensions).toMatchObject({ code: "UNAUTHENTICATED", http: { status: 401 } });
  expect(error.message).toMatch(/^Le jeton d'accès est refusé : /);
  return error.extensions.reason;
}

test("a reader is who his own institution's issuer says, for the institution that this one's list says", async () => {
  const exp = seconds(120);
  const authorization = await bearing({ sub: "a-17", roles: ["analyst", "steering", "emperor"], exp });
  expect(await readers.viewerOf(authorization)).toEqual({
    kind: "READER",
    subject: "a-17",
    issuer: issuer.url,
    institution: "department-meuse",
    roles: ["ANALYST", "STEERING"],
    until: new Date(exp * 1_000).toISOString(),
  });
  expect(await readers.viewerOf(undefined)).toEqual({ kind: "ANONYMOUS" });
});

test.each(["ES256", "RS256", "PS256"])("an issuer may sign with %s", async (alg) => {
  const other = await startIssuer(alg);
  await list(other, "department-meuse");
  expect(await readers.viewerOf(await bearing({}, {}, other))).toMatchObject({ institution: "department-meuse" });
  await other.close();
});

test.each([
  ["EXPIRED", { exp: seconds(-61), iat: seconds(-300) }],
  ["NOT_YET_VALID", { nbf: seconds(90) }],
  ["NOT_YET_VALID", { iat: seconds(90), exp: seconds(300) }],
  ["LIVES_TOO_LONG", { exp: seconds(3_700) }],
  ["LIVES_TOO_LONG", { exp: undefined }],
  ["LIVES_TOO_LONG", { iat: undefined }],
  ["WRONG_AUDIENCE", { aud: "hub-pacte-insertion-meuse" }],
  ["WRONG_AUDIENCE", { aud: "hub-pacte-insertion-meuse:siae" }],
  ["WRONG_AUDIENCE", { aud: [audience, "hub-pacte-insertion-meuse"] }],
  ["WRONG_AUDIENCE", { aud: [audience, "hub-pacte-insertion-meuse:siae"] }],
  ["WRONG_AUDIENCE", { aud: undefined }],
  ["UNKNOWN_INSTITUTION", { institution: "msa" }],
  ["UNKNOWN_INSTITUTION", { institution: undefined }],
  ["MALFORMED", { sub: undefined }],
  ["MALFORMED", { sub: "" }],
  ["MALFORMED", { iss: undefined }],
  ["UNKNOWN_ISSUER", { iss: "https://ailleurs.example" }],
])("a token is refused as %s with %o", async (reason, claims) => {
  expect(await refusalOf(await bearing(claims))).toBe(reason);
});

test("clocks may differ by a minute, and an audience elsewhere is no concern of the hub's", async () => {
  for (const claims of [
    { exp: seconds(-30), iat: seconds(-300) },
    { nbf: seconds(30) },
    { aud: [audience, "account"] },
  ])
    expect(await readers.viewerOf(await bearing(claims))).toMatchObject({ kind: "READER" });
});

test("a token of another kind, or of no kind that can be checked, opens nothing", async () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { ...usual, iss: issuer.url, sub: "x", iat: seconds(0), exp: seconds(60) };
  const unsigned = `${part({ alg: "none" })}.${part(claims)}.`;
  const shared = `${part({ alg: "HS256", typ: "at+jwt" })}.${part(claims)}`;
  const hmac = createHmac("sha256", "public key").update(shared).digest("base64url");
  expect(await refusalOf(`Bearer ${unsigned}`)).toBe("MALFORMED");
  expect(await refusalOf(`Bearer ${unsigned}AA`)).toBe("BAD_SIGNATURE");
  expect(await refusalOf(`Bearer ${shared}.${hmac}`)).toBe("BAD_SIGNATURE");
  for (const typ of ["logout+jwt", "dpop+jwt"]) expect(await refusalOf(await bearing({}, { typ }))).toBe("MALFORMED");
  for (const header of ["", "Bearer", "Bearer a.b.c", "Basic YTpi", `Bearer ${"a.b.".padEnd(9_000, "c")}`])
    expect(await refusalOf(header)).toBe("MALFORMED");
});

test("a token altered by one letter, or signed by another issuer's key, is not its issuer's", async () => {
  const [header, payload, signature] = (await issuer.token(usual)).split(".") as [string, string, string];
  const claims = { ...JSON.parse(Buffer.from(payload, "base64url").toString()), institution: "caf" };
  const altered = Buffer.from(JSON.stringify(claims)).toString("base64url");
  expect(await refusalOf(`Bearer ${header}.${altered}.${signature}`)).toBe("BAD_SIGNATURE");
  const impostor = await startIssuer();
  expect(await refusalOf(await bearing({ iss: issuer.url }, {}, impostor))).toBe("BAD_SIGNATURE");
  await impostor.close();
});

test("an issuer makes readers of those institutions only that the list gives it", async () => {
  const cafs = await startIssuer();
  await list(cafs, "caf");
  expect(await readers.viewerOf(await bearing({ institution: "caf" }, {}, cafs))).toMatchObject({ institution: "caf" });
  expect(await refusalOf(await bearing({ institution: "department-meuse" }, {}, cafs))).toBe("UNKNOWN_INSTITUTION");
  // One issuer may serve several signatories, but one token speaks for one.
  await list(cafs, "aci-55", "130-aci");
  expect(await readers.viewerOf(await bearing({ institution: "130-aci" }, {}, cafs))).toMatchObject({
    institution: "aci-55",
  });
  expect(await refusalOf(await bearing({ institution: ["caf", "130-aci"] }, {}, cafs))).toBe("UNKNOWN_INSTITUTION");
  await cafs.close();
});

test("an issuer that is not listed is never asked anything", async () => {
  const stranger = await startIssuer();
  expect(await refusalOf(await bearing({}, {}, stranger))).toBe("UNKNOWN_ISSUER");
  expect(stranger.asked).toEqual([]);
  await stranger.close();
});

test("an issuer taken off the list, or whose time has ended or not begun, stops at once, keys known or not", async () => {
  const leaving = await startIssuer();
  await list(leaving, "caf");
  const authorization = await bearing({ institution: "caf" }, {}, leaving);
  expect(await readers.viewerOf(authorization)).toMatchObject({ institution: "caf" });
  const dated = "update authority.issuer set valid_from = $2, valid_until = $3 where issuer = $1";
  await steward(dated, [leaving.url, "2020-01-01", "2021-01-01"]);
  expect(await refusalOf(authorization)).toBe("UNKNOWN_ISSUER");
  await steward(dated, [leaving.url, "2100-01-01", null]);
  expect(await refusalOf(authorization)).toBe("UNKNOWN_ISSUER");
  await steward(dated, [leaving.url, "2020-01-01", null]);
  expect(await readers.viewerOf(authorization)).toMatchObject({ institution: "caf" });
  await steward("delete from authority.issuer where issuer = $1", [leaving.url]);
  expect(await refusalOf(authorization)).toBe("UNKNOWN_ISSUER");
  await leaving.close();
});
