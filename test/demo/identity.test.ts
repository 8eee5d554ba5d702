import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Issuer } from "@pacte-hub/auth/tokens/issuer";
import { verified } from "@pacte-hub/auth/tokens/token";
import { gatewayClient } from "@pacte-hub/demo/identity/grant";
import { type DemoKeys, keyAt, madeKeys, readDemoKeys } from "@pacte-hub/demo/identity/keys";
import { type IssuerId, issuerIds, personas } from "@pacte-hub/demo/identity/personas";
import { type Identity, startIdentity } from "@pacte-hub/demo/identity/server";
import { accessToken, issuerUrl } from "@pacte-hub/demo/identity/tokens";
import { exchangeToken, type ReadersIssuer } from "@pacte-hub/gateway/auth/tokenExchange";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientAssertion } from "../../gateway/auth/clientAssertion.ts";

const audience = "hub-pacte";
let folder: string;
let keys: DemoKeys;
let identity: Identity;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hub-identity-"));
  keys = await madeKeys(folder);
  identity = await startIdentity({ port: 0, keys, audience });
});
afterAll(async () => {
  await identity.close();
  rmSync(folder, { recursive: true });
});

const urlOf = (issuer: IssuerId) => issuerUrl(identity.port, issuer);
const atGateway = (issuer: IssuerId, key = keys.gateway): ReadersIssuer => ({
  issuer: new Issuer(urlOf(issuer), true),
  credentials: { kind: "KEY", client: gatewayClient, key: key.privateKey, keyId: key.kid },
  names: "audience",
});
const tokenOf = (id: string): Promise<string> => {
  const persona = personas.find((one) => one.id === id) as (typeof personas)[number];
  return accessToken({ url: urlOf(persona.issuer), key: keyAt(keys, persona.issuer) }, persona, audience);
};
const post = async (issuer: IssuerId, form: Readonly<Record<string, string>>) => {
  const response = await fetch(`${urlOf(issuer)}/token`, { method: "POST", body: new URLSearchParams(form) });
  return { status: response.status, said: (await response.json()) as Record<string, string> };
};

test("keys are random for each data folder, kept for the next start, and readable by their owner alone", async () => {
  expect(await readDemoKeys(folder)).toMatchObject({ caf: { kid: keyAt(keys, "caf").kid } });
  const other = mkdtempSync(join(tmpdir(), "hub-identity-"));
  expect(await readDemoKeys(other)).toBeUndefined();
  expect(keyAt(await madeKeys(other), "caf").kid).not.toBe(keyAt(keys, "caf").kid);
  rmSync(other, { recursive: true });
  expect(new Set(issuerIds.map((issuer) => keyAt(keys, issuer).kid)).size).toBe(issuerIds.length);
  expect(statSync(join(folder, "keys", "identity", "caf.pem")).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, "keys", "identity")).mode & 0o777).toBe(0o700);
});

test.each(personas)(
  "$id speaks for his institution by its own issuer, minutes long",
  async ({ id, issuer, institution }) => {
    const claims = await verified(await tokenOf(id), new Issuer(urlOf(issuer), true), audience);
    expect(claims).toMatchObject({ institution, iss: urlOf(issuer), roles: [id.split("@")[0]] });
    expect(claims.exp - claims.iat).toBeLessThanOrEqual(600);
  },
);

describe("the gateway's exchange", () => {
  test("gives a token for one partner, that ends no later than the reader's", async () => {
    const original = await tokenOf("analyst@siae");
    const { token } = await exchangeToken(atGateway("siae"), original, `${audience}:caf`);
    const claims = await verified(token, new Issuer(urlOf("siae"), true), `${audience}:caf`);
    expect(claims).toMatchObject({ institution: "aci-55", roles: ["analyst"], act: { sub: gatewayClient } });
    expect(claims.exp).toBeLessThanOrEqual(decodeJwt(original).exp ?? 0);
  });

  test("is refused to whoever is not the gateway, and a proof counts once", async () => {
    const original = await tokenOf("analyst@caf");
    await expect(exchangeToken(atGateway("caf", keys.caf), original, `${audience}:siae`)).rejects.toMatchObject({
      why: "invalid_client",
    });
    const { form } = await clientAssertion(atGateway("caf").credentials, urlOf("caf"));
    const asked = {
      ...form,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: original,
      audience: `${audience}:siae`,
    };
    expect((await post("caf", asked)).status).toBe(200);
    expect(await post("caf", asked)).toMatchObject({ status: 401, said: { error: "invalid_client" } });
    // Made for the CAF's issuer, it is worth nothing at another.
    const { form: elsewhere } = await clientAssertion(atGateway("caf").credentials, urlOf("caf"));
    expect(await post("siae", { ...asked, ...elsewhere })).toMatchObject({ status: 401 });
  });

  test("takes tokens of that issuer for the gateway only, and gives tokens for partners only", async () => {
    const original = await tokenOf("analyst@caf");
    const { token: partners } = await exchangeToken(atGateway("caf"), original, `${audience}:siae`);
    for (const [subject, target] of [
      [partners, `${audience}:caf`],
      [await tokenOf("analyst@siae"), `${audience}:caf`],
    ] as const)
      await expect(exchangeToken(atGateway("caf"), subject, target)).rejects.toMatchObject({ why: "invalid_grant" });
    for (const target of [audience, `${audience}:msa`, ""])
      await expect(exchangeToken(atGateway("caf"), original, target)).rejects.toMatchObject({ why: "invalid_target" });
  });
});

describe("signing in by a page", () => {
  const verifier = randomBytes(32).toString("base64url");
  const back = "http://127.0.0.1:4000/graphql";
  const usual = {
    response_type: "code",
    client_id: "hub-explorer",
    redirect_uri: back,
    state: 'st<a>"te',
    nonce: "n-1",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  };
  const asked = (more: Readonly<Record<string, string>> = {}) =>
    fetch(`${urlOf("caf")}/authorize?${new URLSearchParams({ ...usual, ...more })}`, { redirect: "manual" });
  const chosen = async (): Promise<URLSearchParams> =>
    new URL((await asked({ persona: "steward@caf" })).headers.get("location") ?? "").searchParams;
  const redeemed = (code: string, more: Readonly<Record<string, string>> = {}) =>
    post("caf", {
      grant_type: "authorization_code",
      client_id: "hub-explorer",
      redirect_uri: back,
      code_verifier: verifier,
      code,
      ...more,
    });

  test("a persona is chosen by a click on a page without a script, that nobody can frame", async () => {
    const response = await asked();
    const html = await response.text();
    expect(response.headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(html).toContain("Se présenter : CAF de la Meuse");
    expect([...html.matchAll(/<code>(.*?)<\/code>/g)].map(([, id]) => id)).toEqual(["analyst@caf", "steward@caf"]);
    expect(html).not.toMatch(/<script|st<a>/);
    const [, link = ""] = /href="([^"]*steward%40caf)"/.exec(html) ?? [];
    const click = await fetch(`${urlOf("caf")}/authorize${link.replaceAll("&amp;", "&")}`, { redirect: "manual" });
    const way = new URL(click.headers.get("location") ?? "");
    expect([way.origin + way.pathname, way.searchParams.get("state")]).toEqual([back, usual.state]);
  });

  test("the code becomes an access token and an identity with the nonce, once, for who can prove he asked", async () => {
    const code = (await chosen()).get("code") ?? "";
    const { status, said } = await redeemed(code);
    expect(status).toBe(200);
    expect(decodeJwt(said.access_token ?? "")).toMatchObject({ aud: audience, roles: ["steward"], institution: "caf" });
    expect(decodeJwt(said.id_token ?? "")).toMatchObject({ aud: "hub-explorer", nonce: "n-1" });
    expect(await redeemed(code)).toMatchObject({ status: 400, said: { error: "invalid_grant" } });
    for (const wrong of [{ code_verifier: "x".repeat(43) }, { redirect_uri: `${back}/` }, { client_id: "other" }]) {
      const another = (await chosen()).get("code") ?? "";
      expect((await redeemed(another, wrong)).said).toMatchObject({ error: "invalid_grant" });
      expect((await redeemed(another)).said).toMatchObject({ error: "invalid_grant" });
    }
    expect(
      await post("siae", { grant_type: "authorization_code", code: (await chosen()).get("code") ?? "" }),
    ).toMatchObject({
      status: 400,
    });
  });

  test("nobody is sent to another machine, nor signed in without PKCE or as another institution's persona", async () => {
    for (const address of ["https://voleur.example/", "http://127.0.0.1@voleur.example/", "javascript:alert(1)", "x"]) {
      const response = await asked({ redirect_uri: address });
      expect([response.status, response.headers.get("location")]).toEqual([400, null]);
    }
    const without = await asked({ code_challenge_method: "plain" });
    expect(new URL(without.headers.get("location") ?? "").searchParams.get("error")).toBe("invalid_request");
    expect((await asked({ persona: "analyst@department" })).status).toBe(400);
    expect((await asked({ client_id: "other" })).status).toBe(400);
  });
});
