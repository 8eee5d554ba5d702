import type { DepositId } from "@pacte-hub/schema/model/publicationOrder";
import type { ReleaseId } from "@pacte-hub/schema/model/release";
import type { ClientBase } from "pg";
import { withOrdersLocked } from "./locks.ts";

/** An order that waits to be carried out. */
export interface ReleaseRequest {
  readonly id: string;
  readonly deposit: DepositId;
  readonly embargoUntil: string | null;
  /** When it was ordered or, where that takes two persons, approved. */
  readonly decidedAt: Date;
}

/** What came of it: the releases, the French sentence that says why there are none, or the one that says what it waits for. */
export type ReleaseRequestOutcome =
  | { readonly releases: readonly ReleaseId[] }
  | { readonly refusal: string }
  | { readonly waitsFor: string };

/**
 * Carries out every order that waits, oldest first, one publisher at a time. One that was killed midway is carried out
 * again: what it had published already is found to say nothing new, and is named as its outcome. One that waits for somebody
 * stays ordered, for the next time, and keeps no other from being carried out.
 */
export async function runReleaseRequest(
  publisher: ClientBase,
  carry: (order: ReleaseRequest) => Promise<ReleaseRequestOutcome>,
): Promise<readonly (ReleaseRequest & ReleaseRequestOutcome)[]> {
  return withOrdersLocked(publisher, async () => {
    const done: (ReleaseRequest & ReleaseRequestOutcome)[] = [];
    const waiting: string[] = [];
    for (let order = await nextOf(publisher, waiting); order; order = await nextOf(publisher, waiting)) {
      const carried = await carry(order);
      done.push({ ...order, ...carried });
      if ("waitsFor" in carried) {
        waiting.push(order.id);
        continue;
      }
      const [releases, refusal] = "refusal" in carried ? [[], carried.refusal] : [carried.releases, null];
      await publisher.query(
        "insert into authority.publication_outcome (order_id, releases, refusal) values ($1, $2, $3)",
        [order.id, releases, refusal],
      );
    }
    return done;
  });
}

async function nextOf(publisher: ClientBase, but: readonly string[]): Promise<ReleaseRequest | undefined> {
  const { rows } = await publisher.query<{ id: string; deposit: string; embargo: Date | null; decidedAt: Date }>(
    `select id, deposit, embargo_until as embargo, greatest(ordered_at, approved_at) as "decidedAt"
       from authority.publication_standing as ordered
       left join authority.publication_approval as approval on approval.order_id = ordered.id
      where state = 'ORDERED' and id <> all($1) order by ordered_at, id limit 1`,
    [but],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { id, deposit, embargo, decidedAt } = row;
  return { id, deposit, embargoUntil: embargo?.toISOString() ?? null, decidedAt };
}
