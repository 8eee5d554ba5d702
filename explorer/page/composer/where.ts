import type { Indicator, Place } from "./offer.ts";

/** Where a choice counts: which levels it holds, and how the graph is asked for it. */
export interface Where {
  /** Level of the lines of the table. */
  readonly level: string;
  readonly opening: string;
  readonly closing: string;
  /** Columns of the answer's table that hold codes of territories. */
  readonly codeColumns: readonly string[];
}

/** All the territories of a level, the widest first: what a choice falls back to. */
export const levels = ["DEPARTMENT", "EPCI", "ARRONDISSEMENT", "COMMUNE"] as const;

const allOf = (level: string): Where => ({
  level,
  opening: `territories(level: ${level}) {`,
  closing: "}",
  codeColumns: ["code"],
});

/** Null: there is no such place; nothing of it goes into a question. */
export function whereOf(place: string, places: readonly Place[]): Where | null {
  const level = levels.find((candidate) => candidate === place);
  if (level !== undefined) return allOf(level);
  const isWithin = place.startsWith("dans:");
  const code = isWithin ? place.slice("dans:".length) : place;
  const territory = places.find((candidate) => candidate.code === code);
  if (territory === undefined || (isWithin && territory.level !== "EPCI")) return null;
  const opening = `territory(code: ${JSON.stringify(code)}) {`;
  if (!isWithin) return { level: territory.level, opening, closing: "}", codeColumns: ["code"] };
  return {
    level: "COMMUNE",
    opening: `${opening} children(level: COMMUNE) {`,
    closing: "} }",
    codeColumns: ["territory_code", "code"],
  };
}

/** Whether each of the indicators is ever published so fine. */
export function isPublishedAt(place: string, indicators: readonly Indicator[], places: readonly Place[]): boolean {
  const level = whereOf(place, places)?.level;
  return level !== undefined && indicators.every(({ levels }) => levels.includes(level));
}

/** The place itself, else all of the widest level that the indicators have in common. */
export const possiblePlace = (place: string, indicators: readonly Indicator[], places: readonly Place[]): string =>
  [place, ...levels].find((candidate) => isPublishedAt(candidate, indicators, places)) ?? "DEPARTMENT";

const ofLevel: Readonly<Record<string, string>> = {
  DEPARTMENT: "Le département",
  ARRONDISSEMENT: "Tous les arrondissements",
  EPCI: "Tous les EPCI",
  COMMUNE: "Toutes les communes",
};

/** As the list of places and a printed table name it. */
export function placeText(place: string, places: readonly Place[]): string {
  const code = place.replace(/^dans:/, "");
  const name = ofLevel[place] ?? places.find((territory) => territory.code === code)?.name ?? place;
  return place.startsWith("dans:") ? `${name} : ses communes` : name;
}
