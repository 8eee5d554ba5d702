import { randomUUID } from "node:crypto";
import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { DepositId, OrderId, PublicationState } from "@pacte-hub/schema/model/publicationOrder";
import { type ActOutcome, areTwoPersons, refused } from "./grantCommands.ts";

interface Ordering {
  readonly partner: PartnerId;
  readonly deposit: DepositId;
  readonly embargoUntil: string | null;
  readonly by: string;
  readonly byTwo: boolean;
}

/** Orders the publication of a deposited extract, once; a publisher's process carries it out. */
export async function orderPublication(db: Queryable, ordering: Ordering): Promise<ActOutcome> {
  const { partner, deposit, embargoUntil, by, byTwo } = ordering;
  await db.raw("select pg_advisory_xact_lock(hashtext('deposit'), hashtext(?))", [deposit]);
  const { rows } = await db.raw<{ rows: { state: PublicationState | null }[] }>(
    `select state from authority.deposit
       left join authority.publication_standing as standing
         on standing.deposit = deposit.id and standing.state <> 'REFUSED'
      where deposit.id = ?`,
    [deposit],
  );
  const [standingOrder] = rows;
  if (!standingOrder) return refused({ code: "UNKNOWN_DEPOSIT", deposit });
  if (standingOrder.state !== null) return refused({ code: "ALREADY_ORDERED", deposit });
  const id = `${partner}:ordre:${randomUUID()}`;
  await db.raw(
    `insert into authority.publication_order (id, deposit, embargo_until, ordered_by, needs_approval)
     values (?, ?, ?::timestamptz, ?, ?)`,
    [id, deposit, embargoUntil, by, byTwo] as never[],
  );
  return { kind: "DONE", id, version: 1, isEffective: !byTwo, awaitsApproval: byTwo };
}

/** Approves another steward's order. */
export async function approvePublication(db: Queryable, id: OrderId, by: string): Promise<ActOutcome> {
  await db.raw("select pg_advisory_xact_lock(hashtext('order'), hashtext(?))", [id]);
  const { rows } = await db.raw<{ rows: { state: PublicationState; orderedBy: string }[] }>(
    `select state, ordered_by as "orderedBy" from authority.publication_standing where id = ?`,
    [id],
  );
  const [order] = rows;
  if (!order) return refused({ code: "UNKNOWN_ORDER", order: id });
  if (order.state !== "AWAITING_SECOND_APPROVAL") return refused({ code: "NO_ORDER_TO_APPROVE", order: id });
  if (!(await areTwoPersons(db, order.orderedBy, by))) return refused({ code: "OTHER_PERSON_NEEDED", order: id });
  await db.raw("insert into authority.publication_approval (order_id, ordered_by, approved_by) values (?, ?, ?)", [
    id,
    order.orderedBy,
    by,
  ]);
  return { kind: "DONE", id, version: 2, isEffective: true };
}
