import type { ActionId } from "./action.ts";
import type { Origin } from "./release.ts";
import type { TerritoryCode } from "./territory.ts";

/**
 * How fine the figure is that an action's outcomes are published in: its own, where the register shows that nobody else's
 * can be in it; else that of all actions of its recommendation, territory and year.
 */
export const outcomeGrains = ["ACTION", "RECOMMENDATION"] as const;
export type OutcomeGrain = (typeof outcomeGrains)[number];

/** The published figure that holds what came of an action in a year: its address, and how much of it is the action's. */
export interface ActionOutcomeCell {
  readonly action: ActionId;
  readonly year: number;
  /** An EPCI, or the department: figures are published no finer. */
  readonly territory: TerritoryCode;
  /** A code: "1.5". */
  readonly recommendation: string;
  readonly grain: OutcomeGrain;
  /** How many other actions of the open register can be counted in the same figure. */
  readonly otherActions: number;
  /** French: why the figure is of that grain. */
  readonly reason: string;
  /** Whether the figure is to be looked for among real ones, as the action is. */
  readonly origin: Origin;
}
