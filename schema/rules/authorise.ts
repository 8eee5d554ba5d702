import type { RefusalReason } from "../model/consultation.ts";
import type { ConventionId } from "../model/convention.ts";
import type { Dimension } from "../model/dimension.ts";
import type { Grant, Purpose } from "../model/grant.ts";
import type { Day } from "../model/period.ts";
import type { DatasetId } from "../model/release.ts";
import { type Level, levels } from "../model/territory.ts";
import type { Role } from "../model/viewer.ts";

/** What a reader asks of one dataset: how fine, over what days, to what end. */
export interface AccessAsk {
  readonly dataset: DatasetId;
  readonly level: Level;
  readonly dimensions: readonly Dimension[];
  /** null: as far as it goes, which is as far as the grant goes. */
  readonly first: Day | null;
  readonly last: Day | null;
  /** null: what the role usually wants figures for. */
  readonly purpose: Purpose | null;
}

/** The window that is open under the grant, or the reason why there is none and the convention that comes nearest. */
export type Decision =
  | { readonly kind: "GRANTED"; readonly grant: Grant; readonly first: Day | null; readonly last: Day | null }
  | { readonly kind: "REFUSED"; readonly reason: RefusalReason; readonly convention: ConventionId | null };

/** What a role wants figures for when the request does not say (header Hub-Purpose). */
export const usualPurpose: Readonly<Record<Role, Purpose>> = {
  ANALYST: "STATISTICS",
  STEERING: "STEERING",
  STEWARD: "DATA_STEWARDSHIP",
  OPERATOR: "DATA_STEWARDSHIP",
};

/**
 * Whether one of the reader's grants opens what they ask, on this day. Only grants are looked at, never figures: a
 * refusal tells nothing of what is there. Deny by default. Who keeps the machines running reads no figure by that role,
 * whatever a grant says.
 */
export function authorise(ask: AccessAsk, grants: readonly Grant[], today: Day): Decision {
  let nearest: Decision = { kind: "REFUSED", reason: "NO_GRANT", convention: null };
  let rank = -1;
  for (const grant of grants.filter(({ dataset, role }) => dataset === ask.dataset && role !== "OPERATOR")) {
    const reason = obstacle(ask, grant, today);
    if (reason === null) return { kind: "GRANTED", grant, ...windowOf(ask, grant) };
    if (nearness.indexOf(reason) <= rank) continue;
    rank = nearness.indexOf(reason);
    nearest = { kind: "REFUSED", reason, convention: grant.convention };
  }
  return nearest;
}

/** From the farthest to the nearest to being open: the reader is told the nearest. */
const nearness: readonly RefusalReason[] = [
  "GRANT_REVOKED",
  "GRANT_ENDED",
  "GRANT_NOT_BEGUN",
  "TOO_FINE",
  "DIMENSION_NOT_GRANTED",
  "PERIOD_NOT_GRANTED",
  "WRONG_PURPOSE",
];

function obstacle(ask: AccessAsk, grant: Grant, today: Day): RefusalReason | null {
  if (grant.revokedAt !== null) return "GRANT_REVOKED";
  if (grant.endsOn !== null && grant.endsOn < today) return "GRANT_ENDED";
  if (grant.startsOn > today) return "GRANT_NOT_BEGUN";
  if (levels.indexOf(ask.level) > levels.indexOf(grant.finest)) return "TOO_FINE";
  if (ask.dimensions.some((dimension) => !grant.dimensions.includes(dimension))) return "DIMENSION_NOT_GRANTED";
  if (!covers(grant, ask)) return "PERIOD_NOT_GRANTED";
  if (grant.purpose !== (ask.purpose ?? usualPurpose[grant.role])) return "WRONG_PURPOSE";
  return null;
}

/** No day that is named lies outside; an open end reaches as far as the grant. */
const covers = (grant: Grant, { first, last }: AccessAsk): boolean =>
  [first, last].every((day) => !isBefore(day, grant.first) && !isBefore(grant.last, day));

/** Both given, and the one before the other. */
const isBefore = (first: Day | null, second: Day | null): boolean =>
  first !== null && second !== null && first < second;

/** A reader who names no day is shown what the grant opens. */
const windowOf = (ask: AccessAsk, grant: Grant) => ({ first: ask.first ?? grant.first, last: ask.last ?? grant.last });
