import type { Source } from "./provenance.ts";
import type { TerritoryCode } from "./territory.ts";

/** Zonings of communes that are no level of the official geographic code: they may go beyond the department. */
export const zonings = ["EMPLOYMENT_ZONE", "LOCAL_EMPLOYMENT_COMMITTEE"] as const;
export type Zoning = (typeof zonings)[number];

/** A zone, of which the communes of the department alone are known here. */
export interface Zone {
  /** "4401" (INSEE, 2020), "CLPE55001" (France Travail): figures bear it where a territory's code stands. */
  readonly code: TerritoryCode;
  readonly name: string;
  readonly zoning: Zoning;
  readonly communes: readonly TerritoryCode[];
  /** Municipal population of those communes, of the vintage that territories bear. */
  readonly population: number;
  readonly populationVintage: string;
  /** French: what of the zone is known, and what is not. */
  readonly extent: string;
  readonly source: Source;
}
