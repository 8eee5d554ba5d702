import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DemoKeys, madeKeys } from "@pacte-hub/demo/identity/keys";
import { type Identity, startIdentity } from "@pacte-hub/demo/identity/server";
import { authenticatorFor } from "@pacte-hub/gateway/auth/authenticate";
import { openStore } from "@pacte-hub/gateway-store/store";
import { withClient } from "@pacte-hub/postgres/connect";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { gatewayOver, type Hub } from "../gateway/testbed/hub.ts";
import { issuersAt } from "../hub/start/identity.ts";
import { adminUrl } from "./database.ts";
import { as, gatewayAudience } from "./persona.ts";
import { basic, type Key, refused, savedQueriesOf } from "./savedQueriesBed.ts";

/** A gateway over a database of its own, whose readers' issuers may be stopped. */
let folder: string;
let keys: DemoKeys;
let identity: Identity;
let gateway: Hub;
const database = `essai_passerelle_${randomBytes(4).toString("hex")}`;
const opened = async () => {
  const { ports, passwords } = inject("hub");
  const url = `postgres://hub_gateway:${passwords.hub_gateway}@127.0.0.1:${ports.PG_PORT}/${database}`;
  const authenticator = authenticatorFor({ audience: gatewayAudience, issuers: issuersAt(identity.port, keys) });
  return gatewayOver({}, {}, { store: await openStore(url), authenticator });
};
const place = () => ({ url: gateway.url, dataDir: folder, ports: { IDENTITY_PORT: identity.port } });
const { at, send, keyFor } = savedQueriesOf(place);
let key: Key;
const read = () => at("/q/territoires.csv", basic(key));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "issuers-"));
  keys = await madeKeys(folder);
  identity = await startIdentity({ port: 0, keys, audience: gatewayAudience });
  await withClient(adminUrl(), (client) => client.query(`create database ${database} owner hub_gateway`));
  gateway = await opened();
  const saved = { name: "territoires", description: "Les territoires connus.", query: "{ territories { code } }" };
  const response = await send("/q", { ...saved, needsKey: true }, await as("analyst@caf", place()));
  expect(response.status).toBe(201);
  key = await keyFor("territoires", "analyst@caf");
});
afterAll(async () => {
  await gateway.close();
  await identity.close();
  await withClient(adminUrl(), (client) => client.query(`drop database ${database} with (force)`));
  await rm(folder, { recursive: true });
});

test("a key reads through a gateway started anew, though its issuer gave another refresh token at each use", async () => {
  for (let turn = 0; turn < 3; turn++) {
    expect((await read()).status).toBe(200);
    await gateway.close();
    gateway = await opened();
  }
});

test("an issuer that is silent is said to be, and the key reads again once it answers", async () => {
  const { port } = identity;
  await gateway.close();
  gateway = await opened();
  await identity.close();
  expect((await refused(await read())).slice(0, 2)).toEqual([503, "ACCESS_KEY_REFUSED"]);
  identity = await startIdentity({ port, keys, audience: gatewayAudience });
  await expect.poll(async () => (await read()).status, { timeout: 30_000, interval: 500 }).toBe(200);
});

test("a database that is away is told at /q, and no other question needs it", async () => {
  const allow = (may: boolean) =>
    withClient(adminUrl(), async (client) => {
      await client.query(`alter database ${database} connection limit ${may ? -1 : 0}`);
      if (may) return;
      await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [database]);
    });
  await allow(false);
  try {
    for (const path of ["/q", "/q/territoires.csv", "/c/abcdefghijkl"])
      expect((await refused(await at(path))).slice(0, 2)).toEqual([503, "STORE_UNAVAILABLE"]);
    expect((await gateway.ask("{ territories { code } }")).errors).toBeUndefined();
  } finally {
    await allow(true);
  }
  await expect.poll(async () => (await at("/q")).status, { timeout: 10_000 }).toBe(200);
});

test("an issuer that takes its word back ends the key, whatever its term", async () => {
  const { port } = identity;
  await identity.close();
  const others = await mkdtemp(join(tmpdir(), "issuers-"));
  identity = await startIdentity({
    port,
    keys: { ...(await madeKeys(others)), gateway: keys.gateway },
    audience: gatewayAudience,
  });
  await gateway.close();
  gateway = await opened();
  expect(await refused(await read())).toEqual([
    401,
    "ACCESS_KEY_REFUSED",
    expect.stringContaining("ne la reconnaît plus"),
  ]);
  await rm(others, { recursive: true });
});
