import { roleOf } from "@pacte-hub/postgres/hosts";
import type { LoginUrls } from "@pacte-hub/server/logins";
import type { Knex } from "knex";
import { functionRights, tableRights, type WorkingLogin, workingLogins } from "./rights.ts";
import { applyRowLevelSecurity } from "./rowLevelSecurity.ts";

const schemas = ["intake", "published", "pact", "authority"] as const;

/**
 * Makes the database's privileges what `rights.ts` declares, in one transaction, so that no instant has more: takes back
 * everything, from everybody, then grants what is declared. What an institution's database does not have is left out.
 */
export async function applyPrivileges(db: Knex, urls: LoginUrls): Promise<void> {
  await db.transaction(async (trx) => {
    const present = await presentSchemas(trx);
    const roles = Object.fromEntries(workingLogins.map((login) => [login, roleOf(urls[login])])) as Roles;
    await closeDefaults(trx);
    for (const schema of present) await revokeAll(trx, schema, Object.values(roles));
    for (const schema of present) {
      const rights = await rightsIn(trx, schema);
      const users = workingLogins.filter((login) => rights.some((logins) => logins.has(login)));
      for (const login of users) await trx.raw("grant usage on schema ?? to ??", [schema, roles[login]]);
    }
    await grantTables(trx, roles);
    await grantFunctions(trx, roles);
    await applyRowLevelSecurity(trx, urls);
  });
}

type Roles = Readonly<Record<WorkingLogin, string>>;

async function presentSchemas(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    "select nspname as name from pg_namespace where nspname = any(?) order by nspname",
    [[...schemas]],
  );
  return rows.map(({ name }) => name);
}

/** PostgreSQL lets everybody run a new function and use a new type, unless its maker says otherwise beforehand. */
async function closeDefaults(db: Knex): Promise<void> {
  await db.raw("alter default privileges revoke execute on functions from public");
  await db.raw("alter default privileges revoke usage on types from public");
  await db.raw("revoke all on schema public from public");
  for (const type of await typesOf(db, "public")) await db.raw("revoke all on type public.?? from public", [type]);
}

async function revokeAll(db: Knex, schema: string, roles: readonly string[]): Promise<void> {
  const everybody = ["public", ...roles.map((role) => db.ref(role).toQuery())].join(", ");
  for (const kind of ["tables", "sequences", "functions"])
    await db.raw(`revoke all on all ${kind} in schema ?? from ${everybody}`, [schema]);
  await db.raw(`revoke all on schema ?? from ${everybody}`, [schema]);
  await revokeColumns(db, schema, roles);
  for (const type of await typesOf(db, schema)) await db.raw("revoke all on type ??.?? from public", [schema, type]);
}

/** Revoking a table's privileges takes those on its columns too, save those a column was granted under another grantor. */
async function revokeColumns(db: Knex, schema: string, roles: readonly string[]): Promise<void> {
  const { rows } = await db.raw<{ rows: { table: string; column: string }[] }>(
    `select relname as table, attname as column from pg_attribute
       join pg_class on pg_class.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace
      where nspname = ? and attacl is not null and cardinality(attacl) > 0`,
    [schema],
  );
  for (const { table, column } of rows)
    for (const role of roles) await db.raw("revoke all (??) on ??.?? from ??", [column, schema, table, role]);
}

async function typesOf(db: Knex, schema: string): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    `select typname as name from pg_type join pg_namespace on pg_namespace.oid = typnamespace
      where nspname = ? and typtype in ('c', 'd', 'e') and has_type_privilege('public', pg_type.oid, 'usage')`,
    [schema],
  );
  return rows.map(({ name }) => name);
}

/** For each table and function of a schema that this database has, the logins that something of it is declared for. */
async function rightsIn(db: Knex, schema: string): Promise<ReadonlySet<string>[]> {
  const isOf = (name: string) => name.startsWith(`${schema}.`);
  const rightsFound: Set<string>[] = [];
  for (const [table, rights] of Object.entries(tableRights))
    if (isOf(table) && (await isThere(db, "to_regclass", table))) rightsFound.push(new Set(Object.keys(rights)));
  for (const [signature, users] of Object.entries(functionRights))
    if (isOf(signature) && (await isThere(db, "to_regprocedure", signature))) rightsFound.push(new Set(users));
  return rightsFound;
}

async function grantTables(db: Knex, roles: Roles): Promise<void> {
  for (const [table, rights] of Object.entries(tableRights)) {
    if (!(await isThere(db, "to_regclass", table))) continue;
    for (const [login, may] of Object.entries(rights) as [WorkingLogin, string][])
      await db.raw(`grant ${may} on ${table} to ??`, [roles[login]]);
  }
}

async function grantFunctions(db: Knex, roles: Roles): Promise<void> {
  for (const [signature, users] of Object.entries(functionRights)) {
    if (!(await isThere(db, "to_regprocedure", signature))) continue;
    for (const login of users) await db.raw(`grant execute on function ${signature} to ??`, [roles[login]]);
  }
}

async function isThere(db: Knex, lookup: "to_regclass" | "to_regprocedure", name: string): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { there: boolean }[] }>(`select ${lookup}(?) is not null as there`, [name]);
  return rows[0]?.there ?? false;
}
