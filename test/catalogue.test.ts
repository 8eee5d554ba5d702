import { withClient } from "@pacte-hub/postgres/connect";
import { roleOf } from "@pacte-hub/postgres/hosts";
import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import { type Login, logins } from "@pacte-hub/server/logins";
import { describe, expect, test } from "vitest";
import { functionRights, tableRights, workingLogins } from "../packages/institution/database/rights.ts";
import { urlsOf } from "./database.ts";

/** Rows of the database's own catalogue, as its owner reads it. */
async function catalogue<Row extends object>(
  partner: PartnerId,
  sql: string,
  bindings: unknown[] = [],
): Promise<Row[]> {
  return withClient(urlsOf(partner).OWNER, async (client) => (await client.query(sql, bindings)).rows as Row[]);
}

const ours = "nspname !~ '^pg_' and nspname <> 'information_schema'";
const roles = (partner: PartnerId) => workingLogins.map((login) => roleOf(urlsOf(partner)[login]));

/** "select, update (entry)" as the catalogue says it: one privilege a line, with its column where it has one. */
const privilegesIn = (may: string): string[] =>
  [...may.matchAll(/(\w+)(?: \(([^)]*)\))?/g)]
    .flatMap(([, verb = "", columns]) =>
      columns === undefined ? [verb] : columns.split(",").map((column) => `${verb} (${column.trim()})`),
    )
    .sort();

describe.each(partnerIds)(
  "in the database of %s, the catalogue says what the house declares and nothing more:",
  (partner) => {
    test("each function is declared, and run by the logins declared for it alone", async () => {
      const found = await catalogue<{ signature: string; users: Login[] }>(
        partner,
        `select nspname || '.' || proname || '(' || pg_get_function_identity_arguments(pg_proc.oid) || ')' as signature,
              pg_proc.oid::regprocedure::text as name,
              array(select login from unnest($1::text[], $2::text[]) as one (login, role)
                     where has_function_privilege(role, pg_proc.oid, 'execute')) as users
         from pg_proc join pg_namespace on pg_namespace.oid = pronamespace where ${ours} order by 1`,
        [[...workingLogins], roles(partner)],
      );
      const told = Object.fromEntries(
        found.map(({ users, ...one }) => [(one as unknown as { name: string }).name, users]),
      );
      const declared = await normalised(partner, "regprocedure", functionRights);
      const here = Object.entries(declared).filter(([name]) => name in told);
      expect(Object.keys(told).filter((name) => !(name in declared))).toEqual([]);
      for (const [name, users] of here)
        expect([name, [...(told[name] ?? [])].sort()]).toEqual([name, [...users].sort()]);
    });

    test("each table and view is declared, and does what is declared for the logins declared for it", async () => {
      const found = await catalogue<{ name: string; login: string; privilege: string }>(
        partner,
        `select nspname || '.' || relname as name, coalesce(login, '') as login, coalesce(privilege, '') as privilege
         from pg_class join pg_namespace on pg_namespace.oid = relnamespace
         left join lateral (
           select login, lower(privilege_type) as privilege
             from unnest($1::text[], $2::text[]) as one (login, role), aclexplode(relacl) as acl
            where acl.grantee in (role::regrole, 0)
           union all
           select login, lower(privilege_type) || ' (' || attname || ')'
             from unnest($1::text[], $2::text[]) as one (login, role), pg_attribute, aclexplode(attacl) as acl
            where attrelid = pg_class.oid and acl.grantee in (role::regrole, 0)) as may on true
        where ${ours} and relkind in ('r', 'v', 'm', 'p', 'f')`,
        [[...workingLogins], roles(partner)],
      );
      // knex's own account of what was migrated.
      const tables = new Set(found.map(({ name }) => name).filter((name) => !/^public\.migration(_lock)?$/.test(name)));
      expect([...tables].filter((name) => !(name in tableRights))).toEqual([]);
      for (const name of tables)
        for (const login of workingLogins) {
          const may = found.filter((one) => one.name === name && one.login === login).map(({ privilege }) => privilege);
          expect([name, login, may.sort()]).toEqual([name, login, privilegesIn(tableRights[name]?.[login] ?? "")]);
        }
      const strangers = await catalogue(
        partner,
        `select relname, acl.grantee::regrole from pg_class join pg_namespace on pg_namespace.oid = relnamespace,
              aclexplode(relacl) as acl
        where ${ours} and acl.grantee <> relowner and acl.grantee::regrole::text <> all($1)`,
        [roles(partner)],
      );
      expect(strangers).toEqual([]);
      const strays = found.filter(({ name, privilege }) => !tables.has(name) && privilege !== "");
      expect(strays).toEqual([]);
    });

    test("no login uses a sequence or a type by itself, nor makes anything in a schema", async () => {
      const sequences = await catalogue(
        partner,
        `select relname, role from pg_class join pg_namespace on pg_namespace.oid = relnamespace, unnest($1::text[]) as role
        where ${ours} and relkind = 'S' and has_sequence_privilege(role, pg_class.oid, 'usage, select, update')`,
        [roles(partner)],
      );
      const types = await catalogue(
        partner,
        `select typname from pg_type join pg_namespace on pg_namespace.oid = typnamespace
        where ${ours} and typtype in ('c', 'd', 'e') and has_type_privilege('public', pg_type.oid, 'usage')`,
      );
      const makers = await catalogue(
        partner,
        `select nspname, role from pg_namespace, unnest($1::text[]) as role
        where nspname !~ '^pg_(temp|toast)' and has_schema_privilege(role, pg_namespace.oid, 'create')`,
        [roles(partner)],
      );
      const makersOfMore = await catalogue(
        partner,
        `select role from unnest($1::text[]) as role
        where has_database_privilege(role, current_database(), 'create') or has_database_privilege(role, current_database(), 'temporary')`,
        [roles(partner)],
      );
      expect({ sequences, types, makers, makersOfMore }).toEqual({
        sequences: [],
        types: [],
        makers: [],
        makersOfMore: [],
      });
    });

    test("a schema is entered by the logins that something of it is declared for", async () => {
      const entered = await catalogue<{ schema: string; login: string }>(
        partner,
        `select nspname as schema, login from pg_namespace, unnest($1::text[], $2::text[]) as one (login, role)
        where ${ours} and has_schema_privilege(role, pg_namespace.oid, 'usage') order by 1, 2`,
        [[...workingLogins], roles(partner)],
      );
      expect(entered.map(({ schema, login }) => `${schema} ${login}`)).toEqual([
        "authority PUBLISHER",
        "authority READER",
        "authority STEWARD",
        "intake PUBLISHER",
        // By the open list of structures, who a figure is from is checked before it is published.
        ...(partner === "siae" ? ["pact PUBLISHER"] : []),
        "pact READER",
        "pact STEWARD",
        "published PUBLISHER",
        "published READER",
        "published STEWARD",
      ]);
    });

    test("what the owner makes later opens to nobody by default, and the logins are nobody's superiors", async () => {
      const defaults = await catalogue<{ kind: string; acl: string }>(
        partner,
        `select defaclobjtype as kind, acl.grantee::regrole::text || ' ' || lower(acl.privilege_type) as acl
         from pg_default_acl, aclexplode(defaclacl) as acl where defaclrole = current_user::regrole order by 1, 2`,
      );
      const owner = roleOf(urlsOf(partner).OWNER);
      expect(defaults).toEqual([
        { kind: "T", acl: `${owner} usage` },
        { kind: "f", acl: `${owner} execute` },
      ]);
      const powers = await catalogue(
        partner,
        `select rolname from pg_roles where rolname = any($1)
         and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)`,
        [logins.map((login) => roleOf(urlsOf(partner)[login]))],
      );
      const members = await catalogue(
        partner,
        "select roleid::regrole, member::regrole from pg_auth_members where member::regrole::text = any($1)",
        [logins.map((login) => roleOf(urlsOf(partner)[login]))],
      );
      expect([powers, members]).toEqual([[], []]);
    });
  },
);

/** Signatures as PostgreSQL writes them, for those this database has; as declared, for the rest. */
async function normalised<Value>(
  partner: PartnerId,
  kind: "regprocedure",
  declared: Readonly<Record<string, Value>>,
): Promise<Record<string, Value>> {
  const rows = await catalogue<{ given: string; name: string }>(
    partner,
    `select given, coalesce(to_${kind}(given)::text, given) as name from unnest($1::text[]) as given`,
    [Object.keys(declared)],
  );
  return Object.fromEntries(rows.map(({ given, name }) => [name, declared[given] as Value]));
}
