import { createPublicKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { listContextKeys } from "@pacte-hub/institution/database/context/databaseKeys";
import { endOf } from "@pacte-hub/institution/journal/journalStore";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import type { Client } from "pg";
import { databaseContents } from "./contents.ts";
import type { Manifest, NamedKeys } from "./manifest.ts";

/** PostgreSQL's major version, of the server. */
export async function serverMajor(client: Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  return Math.floor((rows[0]?.version ?? 0) / 10_000);
}

/** What the transaction that the caller has begun sees of an institution's database, for its backup. */
export async function databaseDescription(
  owner: Client,
  partner: PartnerId,
  settings: Settings,
): Promise<Pick<Manifest, "at" | "server" | "steps" | "roles" | "tables" | "journal" | "keys">> {
  const { rows } = await owner.query<{ now: Date }>("select now() as now");
  const steps = await owner.query<{ name: string }>("select name from public.migration order by id");
  return {
    at: (rows[0]?.now ?? new Date()).toISOString(),
    server: await serverMajor(owner),
    steps: steps.rows.map(({ name }) => name),
    roles: await policyRoles(owner),
    tables: await databaseContents(owner),
    journal: await endOf(owner),
    keys: await keysIn(owner, partner, settings),
  };
}

/** The roles that row level security names: it cannot be restored where they are missing. */
async function policyRoles(owner: Client): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "select distinct unnest(roles)::text as name from pg_policies where schemaname !~ '^pg_' order by 1",
  );
  return rows.map(({ name }) => name);
}

async function keysIn(owner: Client, partner: PartnerId, settings: Settings): Promise<NamedKeys> {
  const { rows } = await owner.query<{ key: string }>(
    "select distinct public_key as key from published.release order by 1",
  );
  const now = new Date().toISOString();
  const contexts = (await listContextKeys(owner)).filter(({ validUntil }) => validUntil === null || validUntil > now);
  return {
    releases: rows.map(({ key }) => key),
    journal: await publicKeyIn(settings.journalKeys[partner]),
    contexts: contexts.map(({ id }) => id),
  };
}

/** The public half of a private key's file; null where there is none to read. */
const publicKeyIn = (file: string | undefined): Promise<string | null> =>
  readFile(file ?? "", "utf8").then(
    (pem) => createPublicKey(pem).export({ type: "spki", format: "der" }).toString("base64"),
    () => null,
  );
