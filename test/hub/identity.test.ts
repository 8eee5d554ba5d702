import { withClient } from "@pacte-hub/postgres/connect";
import { readSettings } from "@pacte-hub/server/config";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { expect, test } from "vitest";
import { believeIssuers, wantsIdentity } from "../../hub/start/identity.ts";
import { institutionOf } from "../../hub/start/installed.ts";
import { migratedDatabase } from "../database.ts";

const given = (environment: Readonly<Record<string, string>>) => readSettings(environment);

test("demonstration identities are on by default on this machine's embedded databases, and nowhere else", () => {
  expect(wantsIdentity(given({}), true)).toBe(true);
  expect(wantsIdentity(given({}), false)).toBe(false);
  expect(wantsIdentity(given({ HUB_BIND: "0.0.0.0" }), true)).toBe(false);
  expect(wantsIdentity(given({ HUB_DEMO_IDENTITY: "0" }), true)).toBe(false);
  for (const HUB_BIND of ["0.0.0.0", "::", "192.168.1.10", "hub.meuse.example"])
    expect(() => wantsIdentity(given({ HUB_BIND, HUB_DEMO_IDENTITY: "1" }), true)).toThrow(OperatorError);
});

test("an institution believes the demonstration's issuers on a demonstration database only, and no longer than they are on", async () => {
  const database = await migratedDatabase("caf");
  const caf = await institutionOf("caf");
  const listed = () =>
    withClient(database.READER, async (client) => {
      const { rows } = await client.query("select issuer, institution from authority.issuer order by issuer");
      return rows.map(({ issuer, institution }) => `${issuer} ${institution}`);
    });
  await expect(believeIssuers(caf, database, 4005)).rejects.toThrow(
    /HUB_DEMO_IDENTITY est refusée : la base de « Caisse d'allocations/,
  );
  await believeIssuers(caf, database, null);
  await withClient(database.OWNER, (client) =>
    client.query("insert into authority.mark (demonstration) values (true)"),
  );
  await withClient(database.STEWARD, (client) =>
    client.query(
      "insert into authority.issuer (issuer, claim, claim_value, institution) values ('https://sso.example', 'siret', '1', 'caf')",
    ),
  );
  await believeIssuers(caf, database, 4005);
  await believeIssuers(caf, database, 4006);
  expect(await listed()).toEqual([
    "http://127.0.0.1:4006/caf caf",
    "http://127.0.0.1:4006/department department-meuse",
    "http://127.0.0.1:4006/epci epci-200049187",
    "http://127.0.0.1:4006/pole-emploi pole-emploi",
    "http://127.0.0.1:4006/region region-grand-est",
    "http://127.0.0.1:4006/siae aci-55",
    "http://127.0.0.1:4006/structure siret-00000000000000",
    "https://sso.example caf",
  ]);
  await believeIssuers(caf, database, null);
  expect(await listed()).toEqual(["https://sso.example caf"]);
  await database.drop();
});
