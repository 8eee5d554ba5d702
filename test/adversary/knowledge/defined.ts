import type { Relation, ZeroTogether } from "../solve/table.ts";
import { nameOf, type Shown } from "./cells.ts";
import { lastDayOf, quarterBefore } from "./days.ts";
import { type Definition, definitions, type Term, zeroTogether } from "./definitions.ts";
import { breakdownOf, pairsOf } from "./sums.ts";

/** Tables of the same day, and the territories and crossings that each shows. */
interface Tables {
  readonly shown: Shown;
  /** Places of the cells of each dataset. */
  readonly byDataset: ReadonlyMap<string, readonly number[]>;
  /** Periods by dataset and last day. */
  readonly periodOn: ReadonlyMap<string, string>;
}

/** The relations that the definitions give between the cells shown. */
export function defined(shown: Shown): { readonly relations: Relation[]; readonly zeros: ZeroTogether[] } {
  const periodOn = new Map(shown.cells.map(({ dataset, period }) => [`${dataset}|${lastDayOf(period)}`, period]));
  const byDataset = new Map<string, number[]>();
  shown.cells.forEach(({ dataset }, at) => {
    const places = byDataset.get(dataset) ?? [];
    byDataset.set(dataset, places);
    places.push(at);
  });
  const tables = { shown, periodOn, byDataset };
  return {
    relations: definitions.flatMap((definition) => relationsOf(definition, tables)),
    zeros: zeroTogether.flatMap(({ datasets: [one, other], across, because }) =>
      placesOf(one, across, tables).flatMap(({ cell, day, territory, crossing }) => {
        const twin = placeOf({ times: 1, dataset: other }, { day, territory, crossing }, tables);
        return twin === undefined ? [] : [{ kind: "DEFINITIONS" as const, because, pair: [cell, twin] as const }];
      }),
    ),
  };
}

interface Place {
  readonly day: string;
  readonly territory: string;
  /** The crossing of the shared dimensions. */
  readonly crossing: readonly (readonly [string, string])[];
}

/** Where the first term of a definition stands, once for each territory, day and crossing. */
function relationsOf(definition: Definition, tables: Tables): Relation[] {
  const [first] = definition.least;
  if (!first) return [];
  const anchors = placesOf(first.dataset, definition.across, tables, first.at);
  return anchors.flatMap((anchor) => {
    const least = definition.least.map((term) => [term, placeOf(term, anchor, tables)] as const);
    const most = definition.most.map((term) => [term, placeOf(term, anchor, tables)] as const);
    const isWhole = [...most, ...(definition.isEqual ? least : [])].every(([, cell]) => cell !== undefined);
    if (!isWhole) return [];
    const terms = [
      ...least.map(([term, cell]) => [term.times, cell] as const),
      ...most.map(([term, cell]) => [-term.times, cell] as const),
    ].filter((term): term is readonly [number, number] => term[1] !== undefined);
    return {
      kind: "DEFINITIONS" as const,
      because: `${definition.because} (${anchor.territory}, ${anchor.day})`,
      cells: terms.map(([, cell]) => cell),
      times: terms.map(([n]) => n),
      min: definition.isEqual ? 0 : Number.NEGATIVE_INFINITY,
      max: 0,
    };
  });
}

function placesOf(
  dataset: string,
  across: readonly string[],
  { shown, byDataset }: Tables,
  at: Readonly<Record<string, string>> = {},
): (Place & { readonly cell: number })[] {
  return (byDataset.get(dataset) ?? []).flatMap((place) => {
    const cell = shown.cells[place] as (typeof shown.cells)[number];
    const pairs = pairsOf(cell.breakdown);
    const crossing = pairs.filter(([name]) => across.includes(name));
    const fixed = pairs.filter(([name]) => !across.includes(name));
    if (breakdownOf(fixed) !== breakdownOf(Object.entries(at))) return [];
    return [{ day: lastDayOf(cell.period), territory: cell.territory, crossing, cell: place }];
  });
}

function placeOf(
  { dataset, at = {}, isBefore }: Term,
  { day, territory, crossing }: Place,
  { shown, periodOn }: Tables,
) {
  const period = periodOn.get(`${dataset}|${day}`);
  const wanted = period && isBefore ? quarterBefore(period) : period;
  if (!wanted) return undefined;
  return shown.placeOf.get(nameOf(dataset, wanted, territory, breakdownOf([...crossing, ...Object.entries(at)])));
}
