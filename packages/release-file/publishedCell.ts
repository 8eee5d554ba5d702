import type { ObservationStatus } from "@pacte-hub/schema/model/observation";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { Cell } from "@pacte-hub/schema/rules/aggregate";
import { exact } from "@pacte-hub/schema/rules/decimal";

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

/** A cell as it is signed and stored: every figure an exact decimal, rounded once, here. */
export function exactCell(cell: PublishedCell): PublishedCell {
  const of = (figure: number | null) => (figure === null ? null : exact(figure));
  return {
    ...cell,
    value: of(cell.value),
    min: of(cell.min),
    max: of(cell.max),
    standardError: of(cell.standardError),
  };
}

/** A cell of an open table, flat. */
export function flat({ bounds, coverage, ...cell }: Cell): PublishedCell {
  return { ...cell, min: bounds?.min ?? null, max: bounds?.max ?? null, ...coverage };
}
