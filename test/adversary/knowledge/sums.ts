import type { SeenTerritory } from "../fetch/seen.ts";
import type { Cell, Relation } from "../solve/table.ts";
import { nameOf, type Shown } from "./cells.ts";

/** A breakdown as pairs: "age=LT25;sex=F" -> [["age", "LT25"], ["sex", "F"]]. */
export const pairsOf = (breakdown: string): (readonly [string, string])[] =>
  breakdown === "" ? [] : breakdown.split(";").map((pair) => pair.split("=") as [string, string]);

export const breakdownOf = (pairs: readonly (readonly [string, string])[]): string =>
  pairs
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(";");

/** Every total is the sum of its parts: by each breakdown, and by each zoning of the territories. */
export function sums(shown: Shown, territories: readonly SeenTerritory[]): Relation[] {
  return [...margins(shown), ...zones(shown, territories)];
}

function margins({ cells, placeOf }: Shown): Relation[] {
  const values = valuesByTable(cells);
  return cells.flatMap((cell, at) => {
    const own = pairsOf(cell.breakdown);
    const dimensions = values.get(`${cell.dataset}|${cell.period}`) ?? new Map<string, Set<string>>();
    return [...dimensions].flatMap(([name, all]) => {
      if (own.some(([one]) => one === name)) return [];
      const parts = [...all].flatMap((value) => {
        const part = nameOf(cell.dataset, cell.period, cell.territory, breakdownOf([...own, [name, value]]));
        return placeOf.get(part) ?? [];
      });
      return parts.length === 0
        ? []
        : [sumOf(at, parts, parts.length === all.size, "MARGINS", `${cell.id} par ${name}`)];
    });
  });
}

function valuesByTable(cells: readonly Cell[]): ReadonlyMap<string, Map<string, Set<string>>> {
  const values = new Map<string, Map<string, Set<string>>>();
  for (const { dataset, period, breakdown } of cells) {
    const key = `${dataset}|${period}`;
    const dimensions = values.get(key) ?? new Map<string, Set<string>>();
    values.set(key, dimensions);
    for (const [name, value] of pairsOf(breakdown)) {
      dimensions.set(name, (dimensions.get(name) ?? new Set()).add(value));
    }
  }
  return values;
}

/** A territory is the sum of the territories of one level within it, for each level whose figures are shown. */
function zones({ cells }: Shown, territories: readonly SeenTerritory[]): Relation[] {
  const parts = new Map<string, Map<string, string[]>>();
  const byCode = new Map(territories.map((one) => [one.code, one]));
  for (const { code, level } of territories) {
    for (const above of containing(code, byCode)) {
      const levels = parts.get(above) ?? new Map<string, string[]>();
      parts.set(above, levels.set(level, [...(levels.get(level) ?? []), code]));
    }
  }
  const maps = new Map<string, Map<string, number>>();
  cells.forEach(({ dataset, period, breakdown, territory }, at) => {
    const key = nameOf(dataset, period, "", breakdown);
    const map = maps.get(key) ?? new Map<string, number>();
    maps.set(key, map.set(territory, at));
  });
  return [...maps.values()].flatMap((map) =>
    [...map].flatMap(([territory, at]) =>
      [...(parts.get(territory) ?? [])].flatMap(([level, codes]) => {
        const found = codes.flatMap((code) => map.get(code) ?? []);
        if (found.length === 0) return [];
        return [sumOf(at, found, found.length === codes.length, "ZONES", `${cells[at]?.id} par ${level}`)];
      }),
    ),
  );
}

/** All that holds a territory, near and far, each once. */
export function containing(code: string, byCode: ReadonlyMap<string, SeenTerritory>): Set<string> {
  const parents = byCode.get(code)?.parents ?? [];
  return new Set(parents.flatMap((parent) => [parent, ...containing(parent, byCode)]));
}

/** The whole equals its parts where all are shown; else it is at least their sum. */
const sumOf = (
  whole: number,
  parts: readonly number[],
  isComplete: boolean,
  kind: Relation["kind"],
  because: string,
) => ({
  kind,
  because: `${isComplete ? "total" : "au moins la somme"} : ${because}`,
  cells: [whole, ...parts],
  times: [1, ...parts.map(() => -1)],
  min: 0,
  max: isComplete ? 0 : Number.POSITIVE_INFINITY,
});
