import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { ConventionId } from "@pacte-hub/schema/model/convention";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import type { GrantInState } from "@pacte-hub/schema/types/grant.type";
import DataLoader from "dataloader";

/** Reads grants as they stand now: revoked, ended and waiting ones included. */
async function readGrants(db: Queryable, condition: string, bindings: readonly unknown[]): Promise<GrantInState[]> {
  const { rows } = await db.raw<{ rows: GrantInState[] }>(
    `select id, dataset, institution, role, finest, dimensions, first_day::text as first, last_day::text as last,
            purpose, legal_basis as "legalBasis", convention, starts_on::text as "startsOn", ends_on::text as "endsOn",
            to_char(revoked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "revokedAt",
            is_effective as "isEffective", needs_approval and approved_at is null as "awaitsApproval", version,
            demonstration
       from authority.grant_standing ${condition}
      order by dataset, institution, role, granted_at, id
      limit 1000`,
    bindings as never[],
  );
  return rows;
}

/** Every grant of the institution, for its own stewards. */
export const allGrants = (db: Queryable): Promise<GrantInState[]> => readGrants(db, "", []);

export type GrantsOfConvention = DataLoader<ConventionId, readonly GrantInState[]>;

/** What each convention opens, all those of a request in one statement. */
export const grantsOfConvention = (db: Queryable): GrantsOfConvention =>
  new DataLoader<ConventionId, readonly GrantInState[]>(async (conventions) => {
    const byConvention = grouped(
      await readGrants(db, "where convention = any(?)", [conventions]),
      (grant) => grant.convention ?? "",
    );
    return conventions.map((convention) => byConvention.get(convention) ?? []);
  });
