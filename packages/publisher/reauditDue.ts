import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { ReleaseId } from "@pacte-hub/schema/model/release";
import type { ClientBase } from "pg";
import type { Walked } from "./allOrNothing.ts";
import type { PublicationContext } from "./context.ts";
import type { ReleaseOutcome } from "./release.ts";

/** A release that was protected against what an institution had shown until some day, and must be attacked again. */
export interface ReauditDue {
  readonly release: ReleaseId;
  /** The last vintage of its dataset and period that is out or will be. */
  readonly standing: ReleaseId;
  readonly partner: PartnerId;
  /** When the institution had last answered. */
  readonly asOf: Date;
}

/** In the transaction that makes the releases: none comes out without its audit being due. */
export async function recordReauditDue(
  { client, abroad }: Pick<PublicationContext, "client" | "abroad">,
  { outcomes }: Pick<Walked<ReleaseOutcome>, "outcomes">,
): Promise<void> {
  for (const [partner, asOf] of abroad.stale?.() ?? [])
    for (const { release, isNew } of outcomes)
      if (isNew)
        await client.query(
          "insert into intake.reaudit_due (release, partner, as_of) values ($1, $2, $3) on conflict do nothing",
          [release, partner, asOf],
        );
}

/** The longest due first; not of what was withdrawn before it came out, where nothing else stands in its place. */
export async function reauditsDue(client: ClientBase): Promise<readonly ReauditDue[]> {
  const { rows } = await client.query<ReauditDue>(
    `select due.release, due.partner, due.as_of as "asOf", last.id as standing
       from intake.reaudit_due as due
       join published.release as own on own.id = due.release
       join lateral (
         select later.id from published.standing as later
          where (later.dataset, later.period) = (own.dataset, own.period) and later.effective_at < 'infinity'
          order by later.vintage desc limit 1) as last on true
      where due.audited_at is null order by due.due_since, due.release, due.partner`,
  );
  return rows;
}

/** Those whose standing vintage was attacked just now with all that every institution shows. */
export async function settleReaudits(client: ClientBase, due: readonly ReauditDue[], findings: number): Promise<void> {
  for (const { release, partner } of due)
    await client.query(
      `update intake.reaudit_due set audited_at = now(), findings = $3
        where release = $1 and partner = $2 and audited_at is null`,
      [release, partner, findings],
    );
}
