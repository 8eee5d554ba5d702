import { mergedCommunes } from "@pacte-hub/data/mergedCommunes";
import { once } from "@pacte-hub/data/once";
import { atLevel, territories } from "@pacte-hub/data/territories";
import type { Level, Territory, TerritoryCode } from "@pacte-hub/schema/model/territory";

/** What a file means by a territory. */
export type WrittenTerritory =
  | { readonly kind: "TERRITORY"; readonly code: TerritoryCode; readonly level: Level }
  /** A place of another department: a national file is read for one. */
  | { readonly kind: "ELSEWHERE" }
  /** A commune that another has absorbed, by its former code or name. */
  | { readonly kind: "MERGED"; readonly name: string | null; readonly into: TerritoryCode }
  | { readonly kind: "UNKNOWN"; readonly isCode: boolean; readonly nearest: TerritoryCode | null };

/** How a file writes the whole of what it counts: by these words, or by the Department's name or code. */
const whole: ReadonlySet<string> = new Set(["total", "ensemble", "total general", "_t"]);

function isWhole(name: string, { name: own, code }: Pick<Territory, "name" | "code">): boolean {
  const department = plainName(own);
  return whole.has(name) || [department, `total ${department}`, `d${code.toLowerCase()}`].includes(name);
}

/** Of a commune in a department that exists (official geographic code). */
const communeCode = /^(?:0[1-9]|[1-8]\d|9[0-5]|2[ab]|97)\d{3}$/i;

/** Reads a code, an official name that only one territory of the level bears, or "Total". */
export function writtenTerritory(written: string, finest: Level): WrittenTerritory {
  const text = written.trim();
  const byCode = territories.get(text) ?? territories.get(spreadsheetCode(text)) ?? ofThreeDigits(text);
  if (byCode) return { kind: "TERRITORY", code: byCode.code, level: byCode.level };
  const name = plainName(text);
  const [department] = atLevel("DEPARTMENT");
  if (department && isWhole(name, department)) return { kind: "TERRITORY", code: department.code, level: "DEPARTMENT" };
  if (communeCode.test(text.padStart(5, "0")) && department && !text.padStart(5, "0").startsWith(department.code))
    return { kind: "ELSEWHERE" };
  const same = atLevel(finest).filter((one) => plainName(ownName(one.name)) === name);
  const [only] = same;
  if (only && same.length === 1) return { kind: "TERRITORY", code: only.code, level: finest };
  const merged = mergedCommunes.get(spreadsheetCode(text)) ?? mergedByName().get(name);
  if (merged) return { kind: "MERGED", ...merged };
  return { kind: "UNKNOWN", isCode: /^\d+$/.test(text), nearest: nearestTo(name, finest) };
}

/** Some files write departments by three digits: "055". */
const ofThreeDigits = (text: string): Territory | undefined =>
  atLevel("DEPARTMENT").find(({ code }) => text === code.padStart(3, "0"));

const mergedByName = once(
  () =>
    new Map(
      [...mergedCommunes.values()].flatMap((one) => (one.name === null ? [] : [[plainName(one.name), one] as const])),
    ),
);

/** "200 033 025" and "55001.0" are codes that a spreadsheet took for numbers. */
const spreadsheetCode = (text: string): string =>
  /^[\d\s]+([.,]0+)?$/.test(text) ? text.replace(/\s|[.,]0+$/g, "") : text;

/** "CC Coeur du Pays Haut (partie meusienne)" is the name that we give to a part. */
const ownName = (name: string): string => name.replace(/ \(.*\)$/, "");

/** Without accents, capitals nor punctuation: "Côtes de Meuse" is "cotes de meuse". */
export const plainName = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/[^a-z0-9_]+/g, " ")
    .trim();

/** The one whose name shares most words with what is written; null when none shares more than another. */
function nearestTo(name: string, level: Level): TerritoryCode | null {
  const words = new Set(name.split(" ").filter((word) => word.length > 2));
  const scored = atLevel(level)
    .map((one) => ({
      code: one.code,
      shared: plainName(one.name)
        .split(" ")
        .filter((word) => words.has(word)).length,
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  const [best, second] = scored;
  return best && best.shared > (second?.shared ?? 0) ? best.code : null;
}
