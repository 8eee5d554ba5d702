import type { DepositId } from "@pacte-hub/schema/model/publicationOrder";
import type { ReleaseId } from "@pacte-hub/schema/model/release";
import type { ClientBase } from "pg";
import { withOrdersLocked } from "./locks.ts";

/** An order that waits to be carried out. */
export interface ReleaseRequest {
  readonly id: string;
  readonly deposit: DepositId;
  readonly embargoUntil: string | null;
}

/** What came of it: the releases, or the French sentence that says why there are none. */
export type ReleaseRequestOutcome = { readonly releases: readonly ReleaseId[] } | { readonly refusal: string };

/**
 * Carries out every order that waits, oldest first, one publisher at a time. One that was killed midway is carried out
 * again: what it had published already is found to say nothing new, and is named as its outcome.
 */
export async function runReleaseRequest(
  publisher: ClientBase,
  carry: (order: ReleaseRequest) => Promise<ReleaseRequestOutcome>,
): Promise<readonly (ReleaseRequest & ReleaseRequestOutcome)[]> {
  return withOrdersLocked(publisher, async () => {
    const done: (ReleaseRequest & ReleaseRequestOutcome)[] = [];
    for (let order = await nextOf(publisher); order; order = await nextOf(publisher)) {
      const carried = await carry(order);
      const [releases, refusal] = "refusal" in carried ? [[], carried.refusal] : [carried.releases, null];
      await publisher.query(
        "insert into authority.publication_outcome (order_id, releases, refusal) values ($1, $2, $3)",
        [order.id, releases, refusal],
      );
      done.push({ ...order, ...carried });
    }
    return done;
  });
}

async function nextOf(publisher: ClientBase): Promise<ReleaseRequest | undefined> {
  const { rows } = await publisher.query<{ id: string; deposit: string; embargo: Date | null }>(
    `select id, deposit, embargo_until as embargo from authority.publication_standing
      where state = 'ORDERED' order by ordered_at, id limit 1`,
  );
  const [row] = rows;
  return row && { id: row.id, deposit: row.deposit, embargoUntil: row.embargo?.toISOString() ?? null };
}
