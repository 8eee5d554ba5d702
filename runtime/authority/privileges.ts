import type { Knex } from "knex";
import { type Login, type LoginUrls, roleOf } from "./connect.ts";
import { raiseWall } from "./wall.ts";

/** What is ordered to be published, and what came of it. */
const orders = [
  "deposit",
  "publication_order",
  "publication_approval",
  "publication_outcome",
  "publication_standing",
] as const;

/** What is granted, approved, revoked, opened and closed. */
const decisions = ["access_grant", "grant_approval", "grant_revocation", "grant_standing", "door_change"] as const;

/**
 * All that the three working logins may do, and nothing more: a security officer reads this table, `applyPrivileges`
 * makes it so each time the database is migrated. Schemas an institution does not have are left out.
 */
const privileges: Readonly<Record<Exclude<Login, "OWNER">, readonly Privilege[]>> = {
  PUBLISHER: [
    { schema: "intake", may: "select, insert, delete" },
    { schema: "published", may: "select, insert" },
    { schema: "authority", may: "select", only: "mark" },
    ...orders.map((only) => ({ schema: "authority", may: "select", only }) as const),
    { schema: "authority", may: "insert", only: "deposit" },
    { schema: "authority", may: "insert", only: "publication_outcome" },
  ],
  READER: [
    { schema: "published", may: "select" },
    { schema: "pact", may: "select" },
    { schema: "authority", may: "select", only: "mark" },
    { schema: "authority", may: "select", only: "issuer" },
    { schema: "authority", may: "select", only: "gateway_key" },
    { schema: "authority", may: "select", only: "journal_head" },
    { schema: "authority", may: "select", only: "peer_key" },
    ...[...decisions, ...orders].map((only) => ({ schema: "authority", may: "select", only }) as const),
  ],
  STEWARD: [
    { schema: "published", may: "select" },
    { schema: "published", may: "insert", only: "withdrawal" },
    { schema: "pact", may: "select, insert, update, delete" },
    { schema: "authority", may: "select", only: "mark" },
    { schema: "authority", may: "select, insert, update, delete", only: "issuer" },
    { schema: "authority", may: "select, insert, update (valid_until)", only: "gateway_key" },
    // To verify, export, and empty what is older than twelve months (a trigger refuses anything else).
    { schema: "authority", may: "select, update (entry)", only: "journal" },
    { schema: "authority", may: "select", only: "journal_head" },
    { schema: "authority", may: "select", only: "open_read" },
    { schema: "authority", may: "select, delete", only: "subject" },
    { schema: "authority", may: "select, insert, update (valid_until)", only: "peer_key" },
    { schema: "authority", may: "select", only: "witnessed_head" },
    ...orders.map((only) => ({ schema: "authority", may: "select", only }) as const),
    ...["publication_order", "publication_approval"].map(
      (only) => ({ schema: "authority", may: "insert", only }) as const,
    ),
    ...[...decisions, "done_act"].map((only) => ({ schema: "authority", may: "select, insert", only }) as const),
  ],
};

interface Privilege {
  readonly schema: "intake" | "published" | "pact" | "authority";
  readonly may: string;
  /** One table of the schema; all of them when absent. */
  readonly only?: string;
}

/** Takes back everything, then grants the table above, in one transaction: no instant has more than it. */
export async function applyPrivileges(db: Knex, urls: LoginUrls): Promise<void> {
  await db.transaction(async (trx) => {
    const schemas = await schemasOf(trx);
    for (const login of ["PUBLISHER", "READER", "STEWARD"] as const) {
      const role = roleOf(urls[login]);
      for (const schema of schemas) await revokeAll(trx, schema, role);
      for (const privilege of privileges[login]) {
        if (schemas.includes(privilege.schema)) await grant(trx, privilege, role);
      }
    }
    await raiseWall(trx, urls);
  });
}

async function schemasOf(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    "select nspname as name from pg_namespace where nspname in ('intake', 'published', 'pact', 'authority')",
  );
  return rows.map(({ name }) => name);
}

async function revokeAll(db: Knex, schema: string, role: string): Promise<void> {
  await db.raw("revoke all on schema ?? from ??", [schema, role]);
  await db.raw("revoke all on all tables in schema ?? from ??", [schema, role]);
  await db.raw("revoke all on all sequences in schema ?? from ??", [schema, role]);
  await db.raw("revoke all on all functions in schema ?? from public, ??", [schema, role]);
}

async function grant(db: Knex, { schema, may, only }: Privilege, role: string): Promise<void> {
  await db.raw("grant usage on schema ?? to ??", [schema, role]);
  await db.raw("grant execute on all functions in schema ?? to ??", [schema, role]);
  if (only) await db.raw(`grant ${may} on ??.?? to ??`, [schema, only, role]);
  else await db.raw(`grant ${may} on all tables in schema ?? to ??`, [schema, role]);
  if (may.includes("insert")) await db.raw("grant usage on all sequences in schema ?? to ??", [schema, role]);
}
