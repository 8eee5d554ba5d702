import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { hardening } from "@pacte-hub/institution/database/hardening";
import { loginLimits } from "@pacte-hub/institution/database/limits";
import { addressesIn, roleOf } from "@pacte-hub/postgres/hosts";
import { type LoginUrls, logins } from "@pacte-hub/server/logins";
import pg from "pg";

/**
 * What a server's administrator runs with psql before an institution's database is restored there: the four roles, with the
 * passwords that the addresses give (as PostgreSQL keeps them, never in clear), and a database of their own. Run again, it
 * changes nothing.
 */
export function administration(urls: LoginUrls): string {
  const [database, owner] = [quoted(databaseNameOf(urls.OWNER)), quoted(roleOf(urls.OWNER))];
  const roles = logins.map((login) => {
    const createRole = `create role ${quoted(roleOf(urls[login]))} login connection limit ${loginLimits[login].connections}`;
    return whereMissing(
      withPassword(createRole, passwordIn(urls[login])),
      "pg_roles where rolname",
      roleOf(urls[login]),
    );
  });
  return [
    ...roles,
    whereMissing(
      `create database ${database} owner ${owner} template template0 encoding 'UTF8'`,
      "pg_database where datname",
      databaseNameOf(urls.OWNER),
    ),
    `revoke all on database ${database} from public;`,
    `grant connect on database ${database} to ${logins.map((login) => quoted(roleOf(urls[login]))).join(", ")};`,
    `\\connect ${database}`,
    hardening(owner),
  ].join("\n");
}

/** psql runs what the statement gives: the one thing, or nothing where it is there. */
const whereMissing = (statement: string, among: string, name: string): string =>
  `select ${pg.escapeLiteral(statement)} where not exists (select from ${among} = ${pg.escapeLiteral(name)}) \\gexec`;

const withPassword = (role: string, password: string): string =>
  password === "" ? role : `${role} password '${scramVerifier(password)}'`;

const iterations = 4_096;

/**
 * A password as PostgreSQL keeps it.
 * @see https://www.rfc-editor.org/rfc/rfc5803 and https://www.postgresql.org/docs/current/catalog-pg-authid.html
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const salted = pbkdf2Sync(password.normalize("NFKC"), salt, iterations, 32, "sha256");
  const keyed = (name: string) => createHmac("sha256", salted).update(name).digest();
  const stored = createHash("sha256").update(keyed("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${stored}:${keyed("Server Key").toString("base64")}`;
}

const addressOf = (url: string): URL => new URL(addressesIn(url)[0] ?? url);
const passwordIn = (url: string): string => decodeURIComponent(addressOf(url).password);
const databaseNameOf = (url: string): string => decodeURIComponent(addressOf(url).pathname.slice(1));
const quoted = (name: string): string => pg.escapeIdentifier(name);
