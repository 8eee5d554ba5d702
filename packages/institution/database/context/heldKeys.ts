import { databaseIn } from "@pacte-hub/postgres/hosts";
import type { Knex } from "knex";
import type { ContextKey } from "./contextKey.ts";

/** The context keys this process holds, by the database they open: whatever login it connects with. */
const keysByDatabase = new Map<string, ContextKey>();

/** From now on what this process says to that database is sealed with this key. */
export function holdContextKey(url: string, key: ContextKey): void {
  keysByDatabase.set(databaseIn(url), key);
}

/** The key for a pool's database. @throws Error where this process was given none. */
export function contextKeyFor(db: Knex): ContextKey {
  const { connectionString } = db.client.config.connection as { readonly connectionString: string };
  const key = keysByDatabase.get(databaseIn(connectionString));
  if (!key) throw new Error("this process holds no context key for that database");
  return key;
}
