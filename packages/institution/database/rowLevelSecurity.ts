import { roleOf } from "@pacte-hub/postgres/hosts";
import type { Login, LoginUrls } from "@pacte-hub/server/logins";
import type { Knex } from "knex";

/**
 * Row level security: which rows each login sees or adds, where the privileges let it into the table at all. The owner, who
 * migrates and serves nobody, is not held back by it.
 */
const rows: readonly Rows[] = [
  {
    table: "published.cell",
    login: "READER",
    to: "select",
    where: `release = any((select authority.open_releases())::text[])
            or (release = any((select authority.granted_releases())::text[])
                and authority.fineness_of(territory) <= (select authority.granted_fineness())
                and string_to_array(dimensions, ';') <@ (select authority.granted_dimensions())::text[])`,
  },
  { table: "published.cell", login: "PUBLISHER", to: "all", where: "true" },
  // What the stewards see of orders to publish, readers see nothing of.
  ...[
    "authority.deposit",
    "authority.publication_order",
    "authority.publication_approval",
    "authority.publication_outcome",
  ].flatMap((table) => [
    { table, login: "READER", to: "select", where: "(select authority.asking()) = 'STEWARD'" } as const,
    { table, login: "STEWARD", to: "all", where: "true" } as const,
    { table, login: "PUBLISHER", to: "all", where: "true" } as const,
  ]),
  // Registers are read without saying who asks: suspended access alone holds them back.
  ...["pact.register", "pact.structure", "pact.record"].flatMap((table) => [
    { table, login: "READER", to: "select", where: "(select authority.is_open_or_steward())" } as const,
    { table, login: "STEWARD", to: "all", where: "true" } as const,
  ]),
  // The publisher checks by the open list of structures who a figure is from.
  { table: "pact.structure", login: "PUBLISHER", to: "select", where: "true" },
  ...["authority.access_grant", "authority.grant_approval", "authority.grant_revocation"].flatMap((table) => [
    { table, login: "READER", to: "select", where: "(select authority.asking()) <> ''" } as const,
    { table, login: "STEWARD", to: "all", where: "true" } as const,
  ]),
  // The reader's login has no privilege on the journal at all: it reads by authority.journal_read alone.
  { table: "authority.journal", login: "STEWARD", to: "all", where: "true" },
];

interface Rows {
  readonly table: string;
  readonly login: Exclude<Login, "OWNER">;
  readonly to: "select" | "all";
  readonly where: string;
}

/** Makes it so, within the caller's transaction: what stood before is taken down first. */
export async function applyRowLevelSecurity(trx: Knex, urls: LoginUrls): Promise<void> {
  for (const { table, login, to, where } of rows) {
    const [schema, name] = table.split(".") as [string, string];
    const policy = `${name}_of_${login.toLowerCase()}`;
    if (!(await exists(trx, table))) continue;
    await trx.raw("alter table ??.?? enable row level security", [schema, name]);
    await trx.raw("drop policy if exists ?? on ??.??", [policy, schema, name]);
    await trx.raw(`create policy ?? on ??.?? for ${to} to ?? using (${where})`, [
      policy,
      schema,
      name,
      roleOf(urls[login]),
    ]);
  }
}

async function exists(trx: Knex, table: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { known: boolean }[] }>("select to_regclass(?) is not null as known", [table]);
  return rows[0]?.known ?? false;
}
