import { territories, unknownTerritory } from "@pacte-hub/data/territories";
import type { Referred } from "@pacte-hub/schema/model/pactRefusal";
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

/** @throws INVALID_LENGTH: a list of fewer lines than one, or more than its longest, is none. */
export function validLength(length: number, longest: number): number {
  if (length >= 1 && length <= longest) return length;
  throw refusalError({ code: "INVALID_LENGTH", length, longest });
}
