import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { personas } from "@pacte-hub/demo/identity/personas";
import { decodeJwt } from "jose";
import { expect, inject, test } from "vitest";
import { freePorts, openFolder, startedHub, typed } from "./hub.ts";

const hub = inject("hub");
const here = { HUB_DATA_DIR: hub.dataDir, IDENTITY_PORT: String(hub.ports.IDENTITY_PORT) };
const across =
  '{ territory(code: "55") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } } siae { structureCount { value } } } }';

async function asked(url: string, authorization?: string, query = across) {
  const headers = { "content-type": "application/json", ...(authorization && { authorization }) };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: { extensions: object }[] };
  return { status: response.status, data, errors };
}

/** Every private key and password that a hub keeps beside its database. */
async function secretsIn(dataDir: string): Promise<readonly string[]> {
  const names = (await readdir(dataDir, { recursive: true })).filter((name) => /(\.pem|passwords\.json)$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(join(dataDir, name), "utf8")));
  return texts.flatMap((text) => text.match(/(?<!-)\b[\w+/=-]{16,}(?!-)/g) ?? []);
}

test("a token of each persona is had by one command, and lets its bearer ask four institutions at once", {
  timeout: 60_000,
}, async () => {
  for (const { id, institution } of personas) {
    const { code, said } = await typed(["token", id], here);
    expect([id, code]).toEqual([id, 0]);
    expect(decodeJwt(said.trim())).toMatchObject({ institution, aud: "hub-pacte-insertion-meuse" });
    const answer = await asked(hub.url, `Bearer ${said.trim()}`);
    expect([id, answer]).toEqual([id, expect.objectContaining({ status: 200, errors: undefined })]);
  }
  expect((await asked(hub.url)).status).toBe(200);
});

test("a token for a partner is refused at the gateway, and a mistyped persona is answered with all of them", async () => {
  const audience = "hub-pacte-insertion-meuse:caf";
  const { said } = await typed(["token", "analyst@caf", "--audience", audience], here);
  expect(await asked(hub.url, `Bearer ${said.trim()}`)).toMatchObject({
    status: 401,
    errors: [{ extensions: { code: "UNAUTHENTICATED", reason: "WRONG_AUDIENCE" } }],
  });
  for (const words of [["token"], ["token", "analyste@caf"]]) {
    const refused = await typed(words, here);
    expect(refused.code).toBe(2);
    for (const { id } of personas) expect(refused.said).toContain(id);
  }
  const elsewhere = await typed(["token", "analyst@caf"], { HUB_DATA_DIR: `${hub.dataDir}-absent` });
  expect(elsewhere).toEqual({ code: 1, said: expect.stringMatching(/^Aucune identité de démonstration ici/) });
  // An issuer that is not the hub's: the token comes, with a word that it will be refused and why.
  const strange = await typed(["token", "analyst@caf"], {
    ...here,
    IDENTITY_PORT: String((await freePorts()).PG_PORT),
  });
  expect(strange).toEqual({ code: 0, said: expect.stringContaining("donnez ici le même IDENTITY_PORT") });
});

test("no token, key, password or subject is ever logged, whatever becomes of it; and without demonstration identities none is believed", {
  timeout: 120_000,
}, async () => {
  const dataDir = await openFolder();
  const ports = await freePorts();
  const first = await startedHub({ dataDir, ports, environment: { HUB_LOG: "trace" } });
  const environment = { HUB_DATA_DIR: dataDir, IDENTITY_PORT: String(ports.IDENTITY_PORT) };
  const token = (await typed(["token", "steward@caf"], environment)).said.trim();
  const partners = (await typed(["token", "steward@caf", "--audience", "x"], environment)).said.trim();
  expect((await asked(first.url, `Bearer ${token}`)).status).toBe(200);
  for (const refused of [partners, `${token}x`, token.slice(0, -4), `${token}.${token}`, `x${token}`])
    expect((await asked(first.url, `Bearer ${refused}`)).status).toBe(401);
  await asked(first.url, `Bearer ${token}`, "{ nothing }");
  await asked(
    first.url,
    `Bearer ${token}`,
    '{ territory(code: "nulle part") { caf { rsaHouseholds(from: "x") { value } } } }',
  );
  await first.stop();
  expect(first.said()).toContain("ATTENTION : identités de démonstration actives");
  for (const part of [...token.split("."), ...partners.split(".")]) expect(first.said()).not.toContain(part);
  // Nor those that the gateway had for the partners: nothing that begins as a signed token does.
  expect(first.said()).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}/);
  const secrets = await secretsIn(dataDir);
  expect(secrets.length).toBeGreaterThan(20);
  // Not by toContain: a failure would tell the secret.
  expect(secrets.filter((secret) => first.said().includes(secret)).length).toBe(0);
  expect(first.said()).not.toMatch(/postgres(ql)?:\/\/[^\s"]*:[^\s"]*@/);
  expect(first.said()).not.toContain(String(decodeJwt(token).sub));

  const second = await startedHub({ dataDir, ports, environment: { HUB_DEMO_IDENTITY: "0" } });
  expect(await asked(second.url, `Bearer ${token}`)).toMatchObject({
    status: 200,
    data: { territory: { caf: { rsaHouseholds: [{}] }, siae: { structureCount: [{}] } } },
    errors: [{ extensions: { reason: "UNKNOWN_ISSUER" } }],
  });
  expect(second.said()).not.toContain("ATTENTION");
  await expect(fetch(`http://127.0.0.1:${ports.IDENTITY_PORT}/caf/jwks`)).rejects.toThrow();
  await second.stop();
  await rm(dataDir, { recursive: true });
});

test("demonstration identities are refused where another machine could reach the hub", async () => {
  const { code, said } = await typed(["start"], { HUB_DEMO_IDENTITY: "1", HUB_BIND: "0.0.0.0" });
  expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/^HUB_DEMO_IDENTITY n'est possible/) });
});
