import type { Day } from "./period.ts";

/** Where a producer's figures were obtained. */
export interface Source {
  readonly title: string;
  /** The licence as the source states it, or "non précisée". */
  readonly licence: string;
  /** The day the source was retrieved, or null when it was not kept. */
  readonly retrievedOn: Day | null;
  readonly url: string | null;
}
