import type { ConventionId } from "./convention.ts";
import type { GrantId, Purpose } from "./grant.ts";
import type { PeriodCode } from "./period.ts";
import type { DatasetId, ReleaseId } from "./release.ts";
import type { InstitutionId, Role } from "./viewer.ts";

/** Why a reader is refused: told to them, and journaled. */
export const refusalReasons = [
  "NO_GRANT",
  "GRANT_ENDED",
  "GRANT_REVOKED",
  "GRANT_NOT_BEGUN",
  "TOO_FINE",
  "DIMENSION_NOT_GRANTED",
  "PERIOD_NOT_GRANTED",
  "WRONG_PURPOSE",
  "DOOR_CLOSED",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What one request read, or was refused, of one dataset of an institution: a line of its journal. */
export interface Consultation {
  readonly dataset: DatasetId;
  readonly releases: readonly ReleaseId[];
  readonly periods: readonly PeriodCode[];
  /** "EPCI age;sex": the territory level and the dimensions asked. */
  readonly grain: string;
  readonly rows: number;
  /** OPEN: read by policy of the dataset, by anyone. */
  readonly decision: "OPEN" | "GRANTED" | "REFUSED";
  readonly reason: RefusalReason | null;
  readonly grant: GrantId | null;
  readonly convention: ConventionId | null;
}

/** An act of a steward: granting, revoking, withdrawing, closing the door... and what it was about. */
export interface Act {
  /** The mutation's name without its institution: "GrantAccess", "WithdrawRelease"... */
  readonly name: string;
  /** Ids only, never counts. */
  readonly about: Readonly<Record<string, string | null>>;
  readonly outcome: "DONE" | "REFUSED" | "AWAITING_SECOND_APPROVAL";
}

/** Who asked what for: as journaled, the subject replaced by a salted commitment. */
export interface Asker {
  readonly institution: InstitutionId | null;
  readonly roles: readonly Role[];
  readonly purpose: Purpose;
}
