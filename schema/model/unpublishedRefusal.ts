import type { PartnerId } from "./partner.ts";
import type { Instant, PeriodCode } from "./period.ts";

/** Nobody has published a real figure of it: no access would open any, so none is to be asked for. */
export interface NotPublished {
  readonly code: "NOT_PUBLISHED";
  readonly partner: PartnerId;
  readonly dataset: string;
  /** French, as its institution calls it. */
  readonly datasetTitle: string | null;
  /** Whether there are invented ones. */
  readonly hasInvented: boolean;
  /** The past instant that is asked about; null: now. */
  readonly asOf: Instant | null;
}

/** Nothing of the dataset is published in the span asked, and something is elsewhere. */
export interface PeriodNotPublished {
  readonly code: "PERIOD_NOT_PUBLISHED";
  readonly partner: PartnerId;
  /** null: all of the institution's. */
  readonly dataset: string | null;
  readonly datasetTitle: string | null;
  /** The span asked; null: no end. */
  readonly from: PeriodCode | null;
  readonly to: PeriodCode | null;
  /** The first and the last published period, and the one nearest to what is asked. */
  readonly first: PeriodCode;
  readonly last: PeriodCode;
  readonly nearest: PeriodCode;
  /** True: the span has not begun. */
  readonly isToCome: boolean;
}
