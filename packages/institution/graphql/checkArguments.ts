import { budgetYears } from "@pacte-hub/data/pacts";
import { territories, unknownTerritory } from "@pacte-hub/data/territories";
import type { Referred } from "@pacte-hub/schema/model/referred";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { hintFor, type Named } from "@pacte-hub/schema/rules/nearest";
import { refusalError } from "@pacte-hub/server/refusalError";
import type { Institution } from "../config.ts";

/** @throws UNKNOWN_TERRITORY, with the nearest one: a word of no territory has no empty list. */
export function assertTerritory(code: TerritoryCode | null | undefined): void {
  if (code != null && !territories.has(code)) throw refusalError(unknownTerritory(code));
}

/** @throws UNKNOWN_REFERENCE, with the nearest one: what a reader names must be, or an empty list would be a false answer. */
export function assertExists(what: Referred, id: string | number | null | undefined, all: readonly Named[]): void {
  if (id == null || all.some(({ code }) => code === String(id))) return;
  throw refusalError({ code: "UNKNOWN_REFERENCE", what, id: String(id).slice(0, 60), hint: hintFor(String(id), all) });
}

/** @throws UNKNOWN_DATASET, with the nearest one of the institution. */
export function assertDataset({ indicators }: Pick<Institution, "indicators">, id: string | null | undefined): void {
  if (id == null || indicators.some((one) => one.id === id)) return;
  const hint = hintFor(
    id,
    indicators.map((one) => ({ code: one.id, name: one.title })),
  );
  throw refusalError({ code: "UNKNOWN_DATASET", dataset: id.slice(0, 60), hint });
}

/** One by its identifier. @throws UNKNOWN_REFERENCE, with the nearest. */
export function foundAs<One>(
  what: Referred,
  id: string,
  { one, all }: { readonly one: One | null | undefined; readonly all: () => readonly Named[] },
): One {
  if (one != null) return one;
  throw refusalError({ code: "UNKNOWN_REFERENCE", what, id: id.slice(0, 60), hint: hintFor(id, all()) });
}

interface Range {
  readonly least: number;
  readonly most: number;
}

/** @throws OUT_OF_RANGE where a number that is given is not within its range, both ends included. */
export function assertWithin(argument: string, value: number | null | undefined, { least, most }: Range): void {
  if (value == null || (value >= least && value <= most)) return;
  throw refusalError({ code: "OUT_OF_RANGE", argument, value: String(value), range: `de ${least} à ${most}` });
}

/** @throws OUT_OF_RANGE where the least value asked for is above the most. */
export function assertOrdered(
  [least, from]: readonly [string, number | null | undefined],
  [most, to]: readonly [string, number | null | undefined],
): void {
  if (from == null || to == null || from <= to) return;
  throw refusalError({
    code: "OUT_OF_RANGE",
    argument: most,
    value: String(to),
    range: `au moins « ${least} », ${from}`,
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
