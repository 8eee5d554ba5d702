import type { ActionId } from "./action.ts";
import type { Day } from "./period.ts";
import type { TerritoryCode } from "./territory.ts";

export const planLineStatuses = ["PLANNED", "UNDER_WAY", "DONE", "DROPPED"] as const;
export type PlanLineStatus = (typeof planLineStatuses)[number];

/** A recommendation as a territorial committee turns it into something to do. */
export interface PlanLine {
  /** "1.5". */
  readonly recommendation: string;
  /** The action of the programme that does it; null: it has none yet. */
  readonly action: ActionId | null;
  readonly what: string;
  /** An institution or a function, never a person. */
  readonly who: string;
  /** A month, a quarter or the year, as SDMX writes it: "2019-Q2". */
  readonly when: string;
  readonly status: PlanLineStatus;
}

/** The plan of one EPCI for one year, by its territorial committee (CTIE). */
export interface TerritorialPlan {
  readonly id: string;
  readonly territory: TerritoryCode;
  readonly year: number;
  /** The meeting of the territorial committee that wrote it. */
  readonly meeting: string | null;
  readonly adoptedOn: Day;
  readonly lines: readonly PlanLine[];
}
