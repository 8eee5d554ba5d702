import type { Named } from "./brand.ts";
import type { ConventionId } from "./convention.ts";
import type { Dimension } from "./dimension.ts";
import type { Day, Instant } from "./period.ts";
import type { DatasetId } from "./release.ts";
import type { Level } from "./territory.ts";
import type { InstitutionId, Role } from "./viewer.ts";

/**
 * What a reader wants figures for. Names follow the Data Privacy Vocabulary (DPV) where it has one: https://w3id.org/dpv
 */
export const purposes = [
  "PUBLIC_INFORMATION",
  "STATISTICS",
  "STEERING",
  "EVALUATION",
  "ACTION_DESIGN",
  "DATA_STEWARDSHIP",
] as const;
export type Purpose = (typeof purposes)[number];

/** The ground in law on which an institution lets figures out (GDPR article 6, or open by law). */
export const legalBases = ["PUBLIC_TASK", "LEGAL_OBLIGATION", "AGREEMENT", "OPEN_DATA"] as const;
export type LegalBasis = (typeof legalBases)[number];

export type GrantId = Named<"GrantId">;

/** How fine a grant opens a dataset: a grant only ever coarsens the one protected cube. */
export interface Grain {
  /** The finest territory level. */
  readonly finest: Level;
  /** Dimensions by which it may be broken down; none: totals only. */
  readonly dimensions: readonly Dimension[];
  /** First and last day of the periods opened; null: no bound on that side. */
  readonly first: Day | null;
  readonly last: Day | null;
}

/** An institution opens one dataset to readers of another, under a convention, from a day to a day (ODRL: a permission). */
export interface Grant extends Grain {
  readonly id: GrantId;
  readonly dataset: DatasetId;
  /** To whom: readers of this institution in this role. */
  readonly institution: InstitutionId;
  readonly role: Role;
  readonly purpose: Purpose;
  readonly legalBasis: LegalBasis;
  /** The convention that grounds it, in the Department's register; null for an institution's own staff. */
  readonly convention: ConventionId | null;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly revokedAt: Instant | null;
  /** True where it was made to show the hub: never a real decision of a real institution. */
  readonly demonstration: boolean;
}
