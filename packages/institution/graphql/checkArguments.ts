import { budgetYears } from "@pacte-hub/data/pacts";
import { territories, unknownTerritory } from "@pacte-hub/data/territories";
import type { Referred } from "@pacte-hub/schema/model/referred";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { type HintCandidate, hintFor } from "@pacte-hub/schema/rules/nearest";
import { refusalError } from "@pacte-hub/server/refusalError";
import type { Institution } from "../config.ts";

/** @throws UNKNOWN_TERRITORY, with the nearest one: a word of no territory has no empty list. */
export function assertTerritory(code: TerritoryCode | null | undefined): void {
  if (code != null && !territories.has(code)) throw refusalError(unknownTerritory(code));
}

/** @throws UNKNOWN_REFERENCE, with the nearest one: what a reader names must be, or an empty list would be a false answer. */
export function assertExists(
  referred: Referred,
  id: string | number | null | undefined,
  candidates: readonly HintCandidate[],
): void {
  if (id == null || candidates.some(({ code }) => code === String(id))) return;
  throw refusalError({
    code: "UNKNOWN_REFERENCE",
    what: referred,
    id: String(id).slice(0, 60),
    hint: hintFor(String(id), candidates),
  });
}

/** @throws UNKNOWN_DATASET, with the nearest one of the institution. */
export function assertDataset({ indicators }: Pick<Institution, "indicators">, id: string | null | undefined): void {
  if (id == null || indicators.some((indicator) => indicator.id === id)) return;
  const hint = hintFor(
    id,
    indicators.map((indicator) => ({ code: indicator.id, name: indicator.title })),
  );
  throw refusalError({ code: "UNKNOWN_DATASET", dataset: id.slice(0, 60), hint });
}

/** One by its identifier. @throws UNKNOWN_REFERENCE, with the nearest. */
export function foundAs<One>(
  referred: Referred,
  id: string,
  {
    found,
    candidates,
  }: { readonly found: One | null | undefined; readonly candidates: () => readonly HintCandidate[] },
): One {
  if (found != null) return found;
  throw refusalError({
    code: "UNKNOWN_REFERENCE",
    what: referred,
    id: id.slice(0, 60),
    hint: hintFor(id, candidates()),
  });
}

interface Range {
  readonly least: number;
  readonly most: number;
}

/** @throws OUT_OF_RANGE where a number that is given is not within its range, both ends included. */
export function assertWithin(
  argument: string,
  value: number | null | undefined,
  { least: min, most: max }: Range,
): void {
  if (value == null || (value >= min && value <= max)) return;
  throw refusalError({ code: "OUT_OF_RANGE", argument, value: String(value), range: `de ${min} à ${max}` });
}

/** @throws OUT_OF_RANGE where the least value asked for is above the most. */
export function assertOrdered(
  [leastArgument, from]: readonly [string, number | null | undefined],
  [mostArgument, to]: readonly [string, number | null | undefined],
): void {
  if (from == null || to == null || from <= to) return;
  throw refusalError({
    code: "OUT_OF_RANGE",
    argument: mostArgument,
    value: String(to),
    range: `au moins « ${leastArgument} », ${from}`,
  });
}

/** @throws EMPTY_LIST: what narrows to nothing is no question. */
export function assertNotEmpty(argument: string, values: readonly unknown[] | null | undefined): void {
  if (values?.length === 0) throw refusalError({ code: "EMPTY_LIST", argument });
}

/** @throws OUTSIDE_THE_PACT for a year of no Pact's budget, and of no entry of the register. */
export function assertYearOfRegister(year: number | null | undefined, entered: readonly number[]): void {
  const years = budgetYears();
  if (year == null || years.includes(year) || entered.includes(year)) return;
  throw refusalError({ code: "OUTSIDE_THE_PACT", year, years });
}

/** @throws INVALID_LENGTH: a list of fewer lines than one, or more than its longest, is none. */
export function validLength(length: number, longest: number): number {
  if (length >= 1 && length <= longest) return length;
  throw refusalError({ code: "INVALID_LENGTH", length, longest });
}
