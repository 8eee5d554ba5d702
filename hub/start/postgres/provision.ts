import { hardening } from "@pacte-hub/institution/database/hardening";
import { loginLimits } from "@pacte-hub/institution/database/limits";
import { withClient } from "@pacte-hub/postgres/connect";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { type LoginUrls, logins } from "@pacte-hub/server/logins";
import type { Client } from "pg";
import type { Passwords } from "../dataFolder.ts";
import { databaseOf } from "./names.ts";
import type { EmbeddedPostgres } from "./server.ts";

/**
 * Makes an institution's database and its four roles where they are missing, and lets nobody else connect. What each
 * role may then do is said by `applyPrivileges`.
 */
export async function provision(
  server: EmbeddedPostgres,
  partner: PartnerId,
  passwords: Passwords,
): Promise<LoginUrls> {
  const database = databaseOf(partner);
  const roles = logins.map((login) => ({ login, role: `${database}_${login.toLowerCase()}` }));
  await withClient(server.adminUrl, async (client) => {
    for (const { login, role } of roles)
      await makeRole(client, role, { password: passwords.of(role), connections: loginLimits[login].connections });
    await makeDatabase(
      client,
      database,
      roles.map(({ role }) => role),
    );
  });
  await hardened(server, database, roles[0]?.role ?? "");
  const address = new URL(server.adminUrl).host;
  const url = (role: string) => `postgres://${role}:${passwords.of(role)}@${address}/${database}`;
  return Object.fromEntries(roles.map(({ login, role }) => [login, url(role)])) as unknown as LoginUrls;
}

/** The gateway's own database and its one role, where they are missing. @returns its address */
export async function provisionGateway(server: EmbeddedPostgres, passwords: Passwords): Promise<string> {
  await withClient(server.adminUrl, async (client) => {
    const credentials = { password: passwords.of(gatewayRole), connections: gatewayConnections };
    await makeRole(client, gatewayRole, credentials);
    await makeDatabase(client, gatewayRole, [gatewayRole]);
  });
  await hardened(server, gatewayRole, gatewayRole);
  return `postgres://${gatewayRole}:${passwords.of(gatewayRole)}@${new URL(server.adminUrl).host}/${gatewayRole}`;
}

const gatewayRole = "hub_gateway";
const gatewayConnections = 16;

interface RoleCredentials {
  readonly password: string;
  readonly connections: number;
}

async function makeRole(client: Client, role: string, { password, connections }: RoleCredentials): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
  // Role names are ours; passwords are base64url, and quoted all the same.
  const verb = rowCount ? "alter" : "create";
  await client.query(
    `${verb} role ${client.escapeIdentifier(role)} login noinherit connection limit ${connections} password ${client.escapeLiteral(password)}`,
  );
}

async function makeDatabase(client: Client, database: string, roles: readonly string[]): Promise<void> {
  const name = client.escapeIdentifier(database);
  const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
  if (!rowCount) await client.query(`create database ${name} owner ${client.escapeIdentifier(roles[0] ?? "")}`);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(
    `grant connect on database ${name} to ${roles.map((role) => client.escapeIdentifier(role)).join(", ")}`,
  );
}

/** Takes away what PostgreSQL opens to everybody, and no login of ours needs. */
async function hardened(server: EmbeddedPostgres, database: string, owner: string): Promise<void> {
  const url = Object.assign(new URL(server.adminUrl), { pathname: `/${database}` }).href;
  await withClient(url, (client) => client.query(hardening(client.escapeIdentifier(owner))));
}

/** Nobody but the administrator enters the databases every PostgreSQL cluster comes with. */
export async function closeCommonDatabases(server: EmbeddedPostgres): Promise<void> {
  await withClient(server.adminUrl, async (client) => {
    for (const name of ["postgres", "template1"]) await client.query(`revoke all on database ${name} from public`);
  });
}
