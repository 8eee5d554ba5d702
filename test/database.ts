import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contextKey } from "@pacte-hub/institution/database/context/contextKey";
import { addContextKey } from "@pacte-hub/institution/database/context/databaseKeys";
import { migrate } from "@pacte-hub/institution/database/migrate";
import { withClient } from "@pacte-hub/postgres/connect";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { type Login, type LoginUrls, logins } from "@pacte-hub/server/logins";
import { inject } from "vitest";
import { databaseOf } from "../hub/start/postgres/names.ts";
import { holdContextKey } from "../packages/institution/database/context/heldKeys.ts";

/** Addresses of an institution's database in the hub of the run. */
export function urlsOf(partner: PartnerId, database = databaseOf(partner)): LoginUrls {
  const urls = logins.map((login) => [login, addressOf(roleOf(partner, login), database)]);
  const all = Object.fromEntries(urls) as LoginUrls;
  holdContextKey(all.READER, contextKeyOfHub(partner));
  return all;
}

export const adminUrl = (database = "postgres"): string => addressOf("hub_admin", database);

/** An empty database with the institution's own logins, at whatever schema `upTo` brings it. */
export async function freshDatabase(partner: PartnerId): Promise<LoginUrls & { drop(): Promise<void> }> {
  const name = `essai_${databaseOf(partner)}_${Math.random().toString(36).slice(2, 10)}`;
  await withClient(adminUrl(), async (client) => {
    await client.query(`create database ${name} owner ${roleOf(partner, "OWNER")}`);
    await client.query(`revoke all on database ${name} from public`);
    await client.query(
      `grant connect on database ${name} to ${logins.map((login) => roleOf(partner, login)).join(", ")}`,
    );
  });
  const drop = () =>
    withClient(adminUrl(), async (client) => void (await client.query(`drop database ${name} with (force)`)));
  return { ...urlsOf(partner, name), drop };
}

/** The same, migrated. */
export async function migratedDatabase(partner: PartnerId): Promise<LoginUrls & { drop(): Promise<void> }> {
  const urls = await freshDatabase(partner);
  await migrate(partner, urls);
  await withClient(urls.OWNER, (owner) => addContextKey(owner, contextKeyOfHub(partner)));
  return urls;
}

/** The key that the institution's process of the run holds: the tests' own databases believe it too. */
export const contextKeyOfHub = (partner: PartnerId) =>
  contextKey(readFileSync(join(inject("hub").dataDir, "keys", `${partner}-context.pem`), "utf8"));

const roleOf = (partner: PartnerId, login: Login): string => `${databaseOf(partner)}_${login.toLowerCase()}`;

function addressOf(role: string, database: string): string {
  const { ports, passwords } = inject("hub");
  return `postgres://${role}:${passwords[role]}@127.0.0.1:${ports.PG_PORT}/${database}`;
}
