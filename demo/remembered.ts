import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { Quarter } from "./quarter.ts";

/** What the model says of an EPCI at a quarter. */
export type ByTerritoryAndQuarter<T> = (epci: TerritoryCode, at: Quarter) => T;

/** Keeps answers: the model asks the same thing many times, and its answer never changes. */
export function remembered<T>(compute: ByTerritoryAndQuarter<T>): ByTerritoryAndQuarter<T> {
  const answers = new Map<string, T>();
  return (epci, at) => {
    const key = `${epci}|${at}`;
    const cached = answers.get(key);
    if (cached !== undefined) return cached;
    const answer = compute(epci, at);
    answers.set(key, answer);
    return answer;
  };
}
