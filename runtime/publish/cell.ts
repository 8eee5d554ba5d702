import type { ObservationStatus } from "../../schema/language/observation.ts";
import type { TerritoryCode } from "../../schema/language/territory.ts";
import type { Cell } from "../../schema/rules/aggregate.ts";

/** A row of `published.cell`, whatever the policy that made it. */
export interface PublishedCell {
  readonly territory: TerritoryCode;
  readonly breakdown: string;
  readonly status: ObservationStatus;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly standardError: number | null;
  readonly present: number | null;
  readonly expected: number | null;
}

/** A cell of an open table, flat. */
export function flat({ bounds, coverage, ...cell }: Cell): PublishedCell {
  return { ...cell, min: bounds?.min ?? null, max: bounds?.max ?? null, ...coverage };
}
