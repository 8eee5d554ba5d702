import { createHash, generateKeyPairSync, randomBytes } from "node:crypto";
import { Issuer } from "@pacte-hub/auth/tokens/issuer";
import { defaultRefreshPolicy } from "@pacte-hub/auth/tokens/refreshPolicy";
import { authenticatorFor } from "@pacte-hub/gateway/auth/authenticate";
import { readerPool, withClient } from "@pacte-hub/postgres/connect";
import { decodeJwt, exportJWK } from "jose";
import type { Knex } from "knex";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readersOf } from "../packages/institution/auth/readers.ts";
import { migratedDatabase } from "./database.ts";
import { type RealProvider, startProvider } from "./provider.ts";

/** A provider with resource indicators (RFC 8707) wants its audiences to be URIs. */
const hub = "urn:hub-pacte-insertion-meuse";
const redirectUri = "http://127.0.0.1/retour";
const { privateKey, publicKey } = generateKeyPairSync("ed25519");

let provider: RealProvider;
let database: Awaited<ReturnType<typeof migratedDatabase>>;
let db: Knex;
beforeAll(async () => {
  const gatewayKey = { ...(await exportJWK(publicKey)), kid: "gateway", alg: "EdDSA", use: "sig" };
  provider = await startProvider({ gatewayKey, redirectUri, resources: [hub, `${hub}:caf`] });
  database = await migratedDatabase("caf");
  await withClient(database.OWNER, (client) =>
    client.query("insert into authority.mark (demonstration) values (true)"),
  );
  await withClient(database.STEWARD, (client) =>
    client.query(
      `insert into authority.issuer (issuer, claim, claim_value, institution, demonstration)
       values ($1, 'siret', 'demonstration-55', 'department-meuse', true)`,
      [provider.issuer],
    ),
  );
  db = readerPool(database.READER);
});
afterAll(async () => {
  await db.destroy();
  await Promise.all([provider.close(), database.drop()]);
});

/** A browser as far as signing in needs one: it keeps cookies, follows redirections on the provider, fills in forms. */
function browser() {
  const cookies = new Map<string, string>();
  const visit = async (url: string, form?: Readonly<Record<string, string>>): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const init = form ? { method: "POST", body: new URLSearchParams(form) } : {};
    const response = await fetch(url, { ...init, headers: { cookie }, redirect: "manual" });
    for (const set of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (set.split(";", 1)[0] ?? "").split(/=(.*)/s);
      cookies.set(name, value);
    }
    const to = response.headers.get("location");
    if (to === null || to.startsWith(redirectUri)) return response;
    return visit(new URL(to, url).href);
  };
  return visit;
}

interface Endpoints {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
}

/** Discovery, the code flow with PKCE, and the access token it ends with. */
async function signedIn(): Promise<string> {
  const discovery = await fetch(`${provider.issuer}/.well-known/openid-configuration`);
  const endpoints = (await discovery.json()) as Endpoints;
  const verifier = randomBytes(32).toString("base64url");
  const [state, nonce] = [randomBytes(8).toString("hex"), randomBytes(8).toString("hex")];
  const visit = browser();
  const asked = new URLSearchParams({
    client_id: "hub-explorer",
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid hub",
    resource: hub,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    state,
    nonce,
  });
  let page = await visit(`${endpoints.authorization_endpoint}?${asked}`);
  for (const form of [{ prompt: "login", login: "camille", password: "x" }, { prompt: "consent" }]) {
    const [, action = ""] = /action="([^"]+)"/.exec(await page.text()) ?? [];
    page = await visit(action, form as Readonly<Record<string, string>>);
  }
  const back = new URL(page.headers.get("location") ?? "").searchParams;
  expect(back.get("state")).toBe(state);
  const redeemed = await fetch(endpoints.token_endpoint, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: "hub-explorer",
      code: back.get("code") ?? "",
      redirect_uri: redirectUri,
      code_verifier: verifier,
      resource: hub,
    }),
  });
  const said = (await redeemed.json()) as { access_token: string; id_token: string };
  expect(decodeJwt(said.id_token)).toMatchObject({ nonce, aud: "hub-explorer", sub: "camille" });
  return said.access_token;
}

const pace = { ...defaultRefreshPolicy, coolDownMs: 0 };
const newAuthenticator = () =>
  authenticatorFor({
    audience: hub,
    pace,
    issuers: [
      {
        issuer: new Issuer(provider.issuer, true, pace),
        credentials: { kind: "KEY", client: "hub-gateway", key: privateKey, keyId: "gateway" },
        names: "resource",
      },
    ],
  });

test("readers of an OpenID provider that is none of ours sign in, are exchanged, and are known to the institution", async () => {
  const token = await signedIn();
  const { headersFor } = await newAuthenticator().headersOf(`Bearer ${token}`);
  const { authorization = "" } = (await headersFor?.("caf")) ?? {};
  expect(authorization).not.toContain(token);
  const readers = readersOf(db, { audience: `${hub}:caf`, pace });
  expect(await readers.viewerOf(authorization)).toMatchObject({
    kind: "READER",
    subject: "camille",
    issuer: provider.issuer,
    institution: "department-meuse",
    roles: ["ANALYST"],
  });
  // The one is not for the other's door, and the provider knows no audience of a partner it was not told of.
  await expect(readers.viewerOf(`Bearer ${token}`)).rejects.toMatchObject({ extensions: { reason: "WRONG_AUDIENCE" } });
  await expect(newAuthenticator().headersOf(authorization)).rejects.toMatchObject({
    extensions: { reason: "WRONG_AUDIENCE" },
  });
  await expect(headersFor?.("siae")).rejects.toMatchObject({
    refusal: { code: "TOKEN_NOT_EXCHANGED", partner: "siae" },
  });
});

test("while the provider rotates its key, no valid token is refused: neither those of before nor those of after", async () => {
  const authenticator = newAuthenticator();
  const readers = readersOf(db, { audience: `${hub}:caf`, pace });
  const institutionOf = async (token: string) => {
    const { headersFor } = await authenticator.headersOf(`Bearer ${token}`);
    const viewer = await readers.viewerOf((await headersFor?.("caf"))?.authorization);
    return viewer.kind === "READER" ? viewer.institution : null;
  };
  const before = await signedIn();
  expect(await institutionOf(before)).toBe("department-meuse");
  await provider.rotate();
  const after = await signedIn();
  const all = await Promise.all([before, after, before, after].map(institutionOf));
  expect(new Set(all)).toEqual(new Set(["department-meuse"]));
});
