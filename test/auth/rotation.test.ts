import { Issuer } from "@pacte-hub/auth/tokens/issuer";
import { defaultRefreshPolicy } from "@pacte-hub/auth/tokens/refreshPolicy";
import { verified } from "@pacte-hub/auth/tokens/token";
import { tokenCache } from "@pacte-hub/auth/tokens/tokenCache";
import type { GraphQLError } from "graphql";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startIssuer, type TestIssuer } from "../issuer.ts";

const audience = "hub:caf";
const impatient = { ...defaultRefreshPolicy, coolDownMs: 0, timeoutMs: 300 };
const patient = { ...defaultRefreshPolicy, coolDownMs: 3_600_000 };

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterEach(() => {
  issuer.ill = null;
  issuer.asked.length = 0;
});
afterAll(() => issuer.close());

const token = (header = {}) => issuer.token({ aud: audience }, header);
const outcome = async (known: Issuer, one: string): Promise<string> =>
  verified(one, known, audience).then(
    () => "BELIEVED",
    (error: { reason?: string; name: string }) => error.reason ?? error.name,
  );

test("a key rotates without a valid token being refused: the new one is looked up, the former still counts", async () => {
  const known = new Issuer(issuer.url, true, impatient);
  const before = await token();
  expect(await outcome(known, before)).toBe("BELIEVED");
  await issuer.rotate();
  expect(await Promise.all([outcome(known, await token()), outcome(known, before)])).toEqual(["BELIEVED", "BELIEVED"]);
  await issuer.rotate(true);
  // Taken back by its issuer: refused as soon as the keys are looked up anew.
  expect(await outcome(known, await token())).toBe("BELIEVED");
  expect(await outcome(known, before)).toBe("BAD_SIGNATURE");
});

test("a token believed before is refused once its issuer's keys were read again without its own, and once it is over", async () => {
  const known = new Issuer(issuer.url, true, impatient);
  const verify = tokenCache(audience);
  const again = (one: string): Promise<string> =>
    verify(one, known).then(
      () => "BELIEVED",
      (error: { reason: string }) => error.reason,
    );
  const taken = await token();
  for (let at = 0; at < 3; at++) expect(await again(taken)).toBe("BELIEVED");
  await issuer.rotate(true);
  const next = await token();
  for (let at = 0; at < 3; at++) expect(await again(next)).toBe("BELIEVED");
  expect(await again(taken)).toBe("BAD_SIGNATURE");
  // It lives five minutes, and clocks may differ by one.
  vi.setSystemTime(Date.now() + 7 * 60_000);
  expect(await again(next)).toBe("EXPIRED");
  vi.useRealTimers();
});

test("readers who come together make the issuer work once", async () => {
  const known = new Issuer(issuer.url, true, patient);
  const tokens = await Promise.all(Array.from({ length: 20 }, () => token()));
  expect(new Set(await Promise.all(tokens.map((one) => outcome(known, one))))).toEqual(new Set(["BELIEVED"]));
  expect(issuer.asked).toEqual(["/.well-known/openid-configuration", "/jwks"]);
});

test("tokens that name invented keys do not make an issuer work: it is asked again after a while only", async () => {
  const known = new Issuer(issuer.url, true, patient);
  expect(await outcome(known, await token())).toBe("BELIEVED");
  issuer.asked.length = 0;
  for (let at = 0; at < 10; at++)
    expect(await outcome(known, await token({ kid: `invented-${at}` }))).toBe("BAD_SIGNATURE");
  expect(issuer.asked).toEqual([]);
});

test("an issuer that fails while it is asked about an unknown key loses no reader whose key is known", async () => {
  const known = new Issuer(issuer.url, true, impatient);
  const good = await token();
  expect(await outcome(known, good)).toBe("BELIEVED");
  issuer.ill = (_, response) => response.destroy();
  expect(await outcome(known, await token({ kid: "new" }))).toBe("IssuerUnavailable");
  expect(await outcome(known, good)).toBe("BELIEVED");
});

test.each<[string, TestIssuer["ill"]]>([
  ["hangs", () => undefined],
  ["hangs up", (_, response) => void response.destroy()],
  ["fails", (_, response) => void response.writeHead(500).end("{}")],
  ["sends us elsewhere", (_, response) => void response.writeHead(302, { location: "http://169.254.169.254/" }).end()],
  ["floods us", (_, response) => void response.end(`{"keys":"${"x".repeat(1_000_000)}"}`)],
  ["speaks no JSON", (_, response) => void response.end("<html>")],
  [
    "calls itself otherwise",
    (_, response) => void response.end('{"issuer":"https://autre.example","jwks_uri":"https://autre.example/k"}'),
  ],
])(
  "an issuer that %s is unavailable, in bounded time and space, and comes back when it is well again",
  async (_, ill) => {
    const known = new Issuer(issuer.url, true, impatient);
    issuer.ill = ill;
    expect(await outcome(known, await token())).toBe("IssuerUnavailable");
    issuer.ill = null;
    expect(await outcome(known, await token())).toBe("BELIEVED");
  },
);

test("an issuer that is down is not asked again at each token", async () => {
  const known = new Issuer(issuer.url, true, patient);
  issuer.ill = (_, response) => response.writeHead(503).end("{}");
  for (let at = 0; at < 5; at++) expect(await outcome(known, await token())).toBe("IssuerUnavailable");
  expect(issuer.asked).toHaveLength(1);
});

test("plain HTTP is spoken to a demonstration issuer of this machine only", async () => {
  expect(await outcome(new Issuer(issuer.url, false, impatient), await token())).toBe("IssuerUnavailable");
  expect(issuer.asked).toEqual([]);
  const elsewhere = new Issuer("http://idp.example", true, impatient);
  await expect(elsewhere.metadata()).rejects.toThrow("HTTPS is required");
  // Neither may an issuer send us to an address inside by its own description.
  issuer.ill = (_, response) =>
    response.end(JSON.stringify({ issuer: issuer.url, jwks_uri: "http://169.254.169.254/keys" }));
  const error = (await new Issuer(issuer.url, true, impatient).metadata().catch((refused) => refused)) as GraphQLError;
  expect(error.name).toBe("IssuerUnavailable");
});
