import type { Day } from "./period.ts";

/** A name that an institution has borne, and on which days. */
export interface InstitutionName {
  readonly name: string;
  /** First day; null where the hub knows no beginning. */
  readonly from: Day | null;
  /** Last day; null as long as it bears it. */
  readonly until: Day | null;
  /** French: the text that gave it; null where nothing changed it. */
  readonly source: string | null;
}
