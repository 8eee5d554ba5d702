import type { Instant } from "@pacte-hub/schema/model/period";
import type { ClientBase } from "pg";
import type { ContextKey } from "./contextKey.ts";

/** A context key as a database knows it. */
export interface RegisteredContextKey {
  readonly id: string;
  readonly validFrom: Instant;
  readonly validUntil: Instant | null;
}

/** Lets the database believe a key, by its owner's login: no other reads or writes them. One that ended stays ended. */
export async function addContextKey(
  owner: ClientBase,
  { id, innerPad, outerPad }: ContextKey,
): Promise<"ADDED" | "KNOWN"> {
  const { rowCount } = await owner.query(
    "insert into authority.context_key (id, inner_pad, outer_pad) values ($1, $2, $3) on conflict do nothing",
    [id, innerPad, outerPad],
  );
  return rowCount === 1 ? "ADDED" : "KNOWN";
}

export async function listContextKeys(owner: ClientBase): Promise<RegisteredContextKey[]> {
  const { rows } = await owner.query(
    "select id, valid_from, valid_until from authority.context_key order by valid_from, id",
  );
  return rows.map(({ id, valid_from, valid_until }) => ({
    id,
    validFrom: valid_from.toISOString(),
    validUntil: valid_until?.toISOString() ?? null,
  }));
}

/** From now the key seals nothing. False when it is unknown or ended. */
export async function endContextKey(owner: ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await owner.query(
    `update authority.context_key set valid_until = greatest(now(), valid_from)
      where id = $1 and (valid_until is null or valid_until > now())`,
    [id],
  );
  return rowCount === 1;
}
