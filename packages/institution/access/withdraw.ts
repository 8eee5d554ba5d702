import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { ReleaseId } from "@pacte-hub/schema/model/release";
import { type ActOutcome, refused } from "./grantCommands.ts";

interface Withdrawing {
  readonly release: ReleaseId;
  /** French; it is public. */
  readonly reason: string;
  readonly by: string;
}

/**
 * Withdraws a release for good: no reader gets it any more, at any `Hub-As-Of`. Where two stewards must decide, the withdrawal
 * waits for the same act by a second one; the database enforces it.
 */
export async function withdrawRelease(db: Queryable, { release, reason, by }: Withdrawing): Promise<ActOutcome> {
  if (reason.trim() === "") return refused({ code: "REASON_NEEDED" });
  await db.raw("select pg_advisory_xact_lock(hashtext('withdrawal'), hashtext(?))", [release]);
  const { rows } = await db.raw<{ rows: { vintage: number; waits: boolean }[] }>(
    `select vintage, authority.withdrawal_takes_two(id) and not authority.withdrawal_is_asked(id) as waits
       from published.standing where id = ? and state <> 'WITHDRAWN'`,
    [release],
  );
  const [row] = rows;
  if (!row) return refused({ code: "UNKNOWN_RELEASE", release });
  const done = { kind: "DONE", id: release, version: row.vintage } as const;
  if (row.waits) {
    await db.raw(
      "insert into authority.withdrawal_order (release, ordered_by, reason) values (?, ?, ?) on conflict do nothing",
      [release, by, reason.trim()],
    );
    return { ...done, isEffective: false, awaitsApproval: true };
  }
  await db.raw("insert into published.withdrawal (release, reason) values (?, ?)", [release, reason.trim()]);
  return { ...done, isEffective: true };
}
