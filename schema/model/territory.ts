import type { Named } from "./brand.ts";
/** Levels of the official geographic code (COG), coarsest first. */
export const levels = ["DEPARTMENT", "ARRONDISSEMENT", "EPCI", "COMMUNE"] as const;

export type Level = (typeof levels)[number];

/** "55", "551", an EPCI's SIREN or a commune's COG code: always text, never a number. */
export type TerritoryCode = Named<"TerritoryCode">;

/**
 * The levels that figures of a finest level make up, coarsest first: an EPCI may lie in two arrondissements, so those are
 * made of communes only.
 */
export const levelsDownTo = (finest: Level): readonly Level[] =>
  levels.slice(0, levels.indexOf(finest) + 1).filter((level) => finest !== "EPCI" || level !== "ARRONDISSEMENT");

/** The level a code tells by its form: "55", "551", an EPCI's SIREN of 9 digits, a commune's 5 characters. */
export function levelOf({ length }: TerritoryCode): Level {
  return length === 2 ? "DEPARTMENT" : length === 3 ? "ARRONDISSEMENT" : length === 9 ? "EPCI" : "COMMUNE";
}

export interface Territory {
  readonly code: TerritoryCode;
  readonly name: string;
  readonly level: Level;
  /** Municipal population, or null where the shipped sources do not give it. */
  readonly population: number | null;
  /** The year of the population ("2019": who lived there on 1 January 2019), one for all levels; not that of its coming into force. */
  readonly populationVintage: string | null;
  /** The EPCI of a commune, the department of the others. */
  readonly parent: TerritoryCode | null;
}
