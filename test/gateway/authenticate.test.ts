import { generateKeyPairSync } from "node:crypto";
import { Issuer } from "@pacte-hub/auth/tokens/issuer";
import { defaultRefreshPolicy } from "@pacte-hub/auth/tokens/refreshPolicy";
import { verified } from "@pacte-hub/auth/tokens/token";
import { authenticatorFor } from "@pacte-hub/gateway/auth/authenticate";
import type { ReadersIssuer } from "@pacte-hub/gateway/auth/tokenExchange";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Credentials } from "../../gateway/auth/clientAssertion.ts";
import { type Answer, gatewayOver, type Hub, partnerNames } from "../../gateway/testbed/hub.ts";
import { type Heard, listened } from "../../gateway/testbed/listened.ts";
import { seconds, startIssuer, type TestIssuer } from "../issuer.ts";

const audience = "hub-pacte";
const pace = { ...defaultRefreshPolicy, coolDownMs: 0, timeoutMs: 500 };

/** All that the partners receive, word for word. */
const heard: Heard[] = [];
let issuer: TestIssuer;
let caf: TestIssuer;
let hub: Hub;
let urls: Record<string, string>;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  [issuer, caf] = await Promise.all([startIssuer(), startIssuer("ES256")]);
  urls = Object.fromEntries(
    await Promise.all(partnerNames.map(async (name) => [name, await listened(name, heard, closing)])),
  );
  const issuers = [trusted(issuer), trusted(caf, { kind: "SECRET", client: "hub:1", secret: "s/é=" })];
  hub = await gatewayOver(urls, {}, { authenticator: authenticatorFor({ audience, issuers, pace }) });
  closing.push(hub.close, issuer.close, caf.close);
});
afterEach(() => {
  heard.length = 0;
  for (const each of [issuer, caf]) Object.assign(each, { ill: null, exchanged: null }).exchanges.length = 0;
});
afterAll(() => Promise.all(closing.map((close) => close())));

const { privateKey: key } = generateKeyPairSync("ed25519");
function trusted(
  { url }: TestIssuer,
  credentials: Credentials = { kind: "KEY", client: "hub", key, keyId: "k1" },
): ReadersIssuer {
  return { issuer: new Issuer(url, true, pace), credentials, names: "audience" };
}

const bothPartners = '{ territory(code: "E1") { caf { count } siae { structures { siret } } } }';

async function asked(token: string | undefined, query = bothPartners): Promise<Answer> {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(hub.url, { method: "POST", headers, body: JSON.stringify({ query }) });
  const text = await response.text();
  return { status: response.status, text, ...JSON.parse(text) };
}

const mine = (claims: object = {}, by = issuer) =>
  by.token({ aud: audience, institution: "caf", jti: crypto.randomUUID(), ...claims });
const tokenHeard = (partner: string): string =>
  heard.find((each) => each.partner === partner)?.headers.authorization?.slice("Bearer ".length) ?? "";

test("each partner that is asked receives a token of its own, and no partner ever sees the reader's", async () => {
  const token = await mine({ sub: "a-1" });
  const answer = await asked(token);
  expect([answer.status, answer.errors]).toEqual([200, undefined]);
  expect(heard.map(({ partner }) => partner).sort()).toEqual(["caf", "siae"]);
  for (const { partner, headers, body } of heard) {
    const { aud, sub, institution } = decodeJwt(tokenHeard(partner));
    expect({ aud, sub, institution }).toEqual({ aud: `${audience}:${partner}`, sub: "a-1", institution: "caf" });
    const [, payload, signature] = token.split(".") as [string, string, string];
    for (const secret of [token, payload, signature]) expect(JSON.stringify([headers, body])).not.toContain(secret);
  }
  expect(tokenHeard("caf")).not.toBe(tokenHeard("siae"));
});

test("a token that a partner caught opens neither the gateway nor another partner", async () => {
  await asked(await mine());
  const caught = tokenHeard("caf");
  expect(await asked(caught)).toMatchObject({
    status: 401,
    errors: [{ extensions: { code: "UNAUTHENTICATED", reason: "WRONG_AUDIENCE" } }],
  });
  const known = new Issuer(issuer.url, true, pace);
  await expect(verified(caught, known, `${audience}:siae`)).rejects.toMatchObject({ reason: "WRONG_AUDIENCE" });
  await expect(verified(caught, known, `${audience}:caf`)).resolves.toMatchObject({ sub: "analyste-1" });
});

test("who bears no token is asked for none, and nothing is exchanged", async () => {
  expect((await asked(undefined)).status).toBe(200);
  expect(heard.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  expect(issuer.exchanges).toEqual([]);
});

test.each([
  ["EXPIRED", { exp: seconds(-61), iat: seconds(-300) }],
  ["WRONG_AUDIENCE", { aud: `${audience}:caf` }],
  ["WRONG_AUDIENCE", { aud: [audience, `${audience}:caf`] }],
])("a token refused as %s is refused in French before any partner is asked", async (reason, claims) => {
  const { status, errors } = await asked(await mine(claims));
  expect(status).toBe(401);
  expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED", reason } }]);
  expect(errors?.[0]?.message).toMatch(/^Le jeton d'accès est refusé : /);
  expect([heard, issuer.exchanges]).toEqual([[], []]);
});

test("the gateway proves who it is to the issuer: by a key of its own, or by a secret", async () => {
  await asked(await mine());
  const [sent] = issuer.exchanges;
  expect(sent?.form.get("grant_type")).toBe("urn:ietf:params:oauth:grant-type:token-exchange");
  const assertion = sent?.form.get("client_assertion") ?? "";
  expect(decodeProtectedHeader(assertion)).toEqual({ alg: "EdDSA", kid: "k1" });
  expect(decodeJwt(assertion)).toMatchObject({ iss: "hub", sub: "hub", aud: issuer.url, jti: expect.any(String) });
  await asked(await mine({}, caf));
  const pair = Buffer.from("hub%3A1:s%2F%C3%A9%3D").toString("base64");
  expect(caf.exchanges[0]?.authorization).toBe(`Basic ${pair}`);
});

test("an exchange is made once for all who need it, kept, and made anew shortly before its token ends", async () => {
  const token = await mine();
  await Promise.all(Array.from({ length: 8 }, () => asked(token)));
  expect(issuer.exchanges.map(({ form }) => form.get("audience")).sort()).toEqual([
    `${audience}:caf`,
    `${audience}:siae`,
  ]);
  await asked(token);
  expect(issuer.exchanges).toHaveLength(2);
  // Another bearer, or the same with a new token, is another matter.
  issuer.exchanged = async () => ({ exp: seconds(15) });
  const brief = await mine({ sub: "a-2" });
  await asked(brief);
  await asked(brief);
  expect(issuer.exchanges).toHaveLength(6);
});

test.each<[string, string, (broken: TestIssuer) => void]>([
  ["refuses", "ISSUER_REFUSED", (broken) => onToken(broken, 400, '{"error":"invalid_target"}')],
  ["gives nothing", "ISSUER_REFUSED", (broken) => onToken(broken, 200, "{}")],
  ["gives the very same token", "ISSUER_REFUSED", (broken) => gives(broken, (form) => form.get("subject_token") ?? "")],
  [
    "gives a token for the gateway too",
    "ISSUER_REFUSED",
    (broken) => gives(broken, () => ({ aud: [audience, `${audience}:caf`] })),
  ],
  [
    "gives a token for another partner",
    "ISSUER_REFUSED",
    (broken) => gives(broken, () => ({ aud: `${audience}:siae` })),
  ],
  ["gives a token that never ends", "ISSUER_REFUSED", (broken) => gives(broken, () => ({ exp: undefined }) as object)],
])("when the issuer %s for one partner, that partner alone is refused, with the reason", async (_, reason, breaks) => {
  const token = await mine({ sub: crypto.randomUUID() });
  // The other partner's token is had before the issuer falls ill.
  await asked(token, '{ territory(code: "E1") { siae { structures { siret } } } }');
  heard.length = 0;
  breaks(issuer);
  const { status, data, errors } = await asked(token);
  expect(status).toBe(200);
  expect(data).toMatchObject({ territory: { caf: null, siae: { structures: [{ siret: "S1" }, { siret: "S2" }] } } });
  expect(errors).toEqual([
    expect.objectContaining({
      path: ["territory", "caf"],
      message: expect.stringMatching(
        /^Caisse d'allocations familiales de la Meuse n'a pas reçu la question : l'émetteur de votre jeton /,
      ),
      extensions: { code: "TOKEN_NOT_EXCHANGED", institution: "caf", reason },
    }),
  ]);
  expect(heard.map(({ partner }) => partner)).toEqual(["siae"]);
});

const open = {
  territory: { caf: { count: expect.anything() }, siae: { structures: [{ siret: "S1" }, { siret: "S2" }] } },
};

const justEnded = { iat: seconds(-600), exp: seconds(-20) };
test.each<[string, string, (broken: TestIssuer) => void, object?]>([
  ["is down", "ISSUER_UNAVAILABLE", (broken) => onToken(broken, 503, "{}")],
  ["speaks no JSON", "ISSUER_UNAVAILABLE", (broken) => onToken(broken, 200, "<html>")],
  ["takes no token that has just ended", "TOKEN_EXPIRED", (broken) => onToken(broken, 400, "{}"), justEnded],
])(
  "when the issuer %s for one partner, that partner is asked for what is open to all, and the reader told why",
  async (_, reason, breaks, claims = {}) => {
    const token = await mine({ sub: crypto.randomUUID(), ...claims });
    await asked(token, '{ territory(code: "E1") { siae { structures { siret } } } }');
    heard.length = 0;
    breaks(issuer);
    const { status, data, errors } = await asked(token);
    expect([status, data]).toEqual([200, open]);
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/^Caisse d'allocations familiales .* que ce qui est ouvert à tous/),
        extensions: { code: "TOKEN_NOT_EXCHANGED", institution: "caf", reason },
      },
    ]);
    expect([tokenHeard("caf"), tokenHeard("siae")]).toEqual(["", expect.stringMatching(/^ey/)]);
  },
);

test.each([
  ["that the gateway does not know", "UNKNOWN_ISSUER", async () => mine({ iss: "https://ailleurs.example" })],
  [
    "that does not answer",
    "ISSUER_UNAVAILABLE",
    async () => {
      const mute = await startIssuer();
      const token = await mute.token({ aud: audience, institution: "caf", jti: crypto.randomUUID() });
      await mute.close();
      return { token, issuer: trusted(mute) };
    },
  ],
])(
  "a reader whose token is of an issuer %s gets all that is open, and is told once, in French, why no more",
  async (_, reason, made) => {
    const given = await made();
    const [token, more] = typeof given === "string" ? [given, []] : [given.token, [given.issuer]];
    const others = await gatewayOver(
      urls,
      {},
      { authenticator: authenticatorFor({ audience, issuers: [trusted(issuer), ...more], pace }) },
    );
    const response = await fetch(others.url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: bothPartners }),
    });
    await others.close();
    const answer = (await response.json()) as Answer;
    expect([response.status, answer.data]).toEqual([200, open]);
    expect(answer.errors).toEqual([
      {
        message: expect.stringMatching(/^Votre jeton d'accès n'a pas été accepté : .*ouvert à tous/),
        extensions: { code: "TOKEN_NOT_ACCEPTED", reason },
      },
    ]);
    expect(heard.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  },
);

function onToken(broken: TestIssuer, status: number, body: string): void {
  broken.ill = (_, response) => response.writeHead(status, { "content-type": "application/json" }).end(body);
}

function gives(broken: TestIssuer, what: (form: URLSearchParams) => object | string): void {
  broken.exchanged = async (form) => what(form);
}
