import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { ReleaseId } from "@pacte-hub/schema/model/release";
import { type ActOutcome, refused } from "./grantCommands.ts";

/** Takes a release back for good: nobody reads it any more, at any instant. The reason is public. */
export async function withdrawRelease(db: Queryable, release: ReleaseId, reason: string): Promise<ActOutcome> {
  if (reason.trim() === "") return refused({ code: "REASON_NEEDED" });
  const { rows } = await db.raw<{ rows: { vintage: number }[] }>(
    `with withdrawn as (
       insert into published.withdrawal (release, reason)
       select id, :reason from published.standing where id = :release and state <> 'WITHDRAWN'
       on conflict do nothing
       returning release)
     select vintage from published.release join withdrawn on withdrawn.release = release.id`,
    { release, reason: reason.trim() },
  );
  const [row] = rows;
  if (!row) return refused({ code: "UNKNOWN_RELEASE", release });
  return { kind: "DONE", id: release, version: row.vintage, isEffective: true };
}
