import { once } from "@pacte-hub/data/once";
import { atLevel, territories } from "@pacte-hub/data/territories";
import type { Cell, CellId, Problem } from "@pacte-hub/disclosure/problem";
import { ALL, cellId, equation, tableProblem } from "@pacte-hub/disclosure/table";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import { breakdownText, type Dimension } from "@pacte-hub/schema/model/dimension";
import { type Impossible, impossibleAt, impossibleCrossings, possibleValues } from "@pacte-hub/schema/model/impossible";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import { type DatasetId, isMagnitude, type Unit } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { type NamedTable, placeName } from "./relations.ts";

/** A count of the finest grain, and the organisation it is from where the structure rules apply. */
export interface RawPart extends Part {
  readonly contributor?: string | null;
  /** The action it is of, where the institution says so: added up before anything is protected. */
  readonly action?: string | null;
}

/** Where a cell stands, as published. */
export interface CellPlace {
  readonly territory: TerritoryCode;
  readonly breakdown: string;
}

/** One dataset's counts of one period by EPCI, before disclosure control. */
export interface RawTable extends WithCommunes {
  readonly dataset: DatasetId;
  readonly unit: Unit;
  readonly period: PeriodCode;
  readonly dimensions: readonly Dimension[];
  /** What none of its figures can be of: public, so no cell of the problem. */
  readonly impossible?: readonly Impossible[];
  /** Where an open register shows that nobody can be counted: public too, so no cell of the problem either. */
  readonly structuralZeros?: readonly CellPlace[];
  /** The same among its latent cells (`latent.ts`): known to everybody, and published of nobody. */
  readonly latentZeros?: readonly CellPlace[];
  /** Leaves only: fully crossed, by EPCI. */
  readonly parts: readonly RawPart[];
  /** The delivery in `intake` that brought them; null as long as they are in none. */
  readonly delivery: string | null;
}

/** The commune totals of a table that lets them out too: protected with it, for they add up to its EPCI. */
export interface WithCommunes {
  readonly communes?: readonly Part[];
}

const epcis = once(() => atLevel("EPCI").map(({ code }) => code));
const department = once(() => atLevel("DEPARTMENT")[0]?.code);

/** The whole table of a dataset, without the cells that cannot be other than zero. */
export const problemOf = (table: RawTable): Problem =>
  withoutZeros(wholeProblemOf(table), new Set((table.structuralZeros ?? []).map((place) => idOf(table, place))));

/** What is left of a problem once cells that can only be zero are taken for what they are. */
export function withoutZeros(whole: Problem, zeros: ReadonlySet<CellId>): Problem {
  if (zeros.size === 0) return whole;
  const relations = whole.relations
    .map((relation) => ({ ...relation, terms: relation.terms.filter(({ cell }) => !zeros.has(cell)) }))
    .filter(({ terms }) => terms.length > 0);
  return { cells: whole.cells.filter(({ id }) => !zeros.has(id)), relations };
}

/** By EPCI, and down to communes for its totals where it has them: what structural zeros are found in. */
export function wholeProblemOf(table: RawTable): Problem {
  const byEpci = problemByEpci(table, isTooThin(table.dimensions) ? "DEPARTMENT" : "COMMUNE");
  const { communes, dimensions } = table;
  if (!communes) return byEpci;
  const cells = communes.map(({ territory, value }): Cell => {
    const id = totalOf(table, territory);
    const block = territories.get(territory)?.parent ?? "";
    // One finer than the EPCI, which stand where communes would.
    const grain = [3, ...dimensions.map(() => 0)];
    return {
      id,
      measure: "COUNT",
      value,
      level: "COMMUNE",
      total: id,
      grain,
      block,
      contributors: null,
      decided: null,
    };
  });
  const sums = [...grouped(cells, ({ block }) => block)].map(([epci, inside]) => {
    const total = totalOf(table, epci);
    return equation(
      `${total} = somme des communes`,
      total,
      inside.map(({ id }) => id),
    );
  });
  return { cells: [...byEpci.cells, ...cells], relations: [...byEpci.relations, ...sums] };
}

/** EPCI are its finest places, so they stand where communes would. `crossed`: the finest at which crossings are cells. */
export function problemByEpci(
  { dataset, unit, period, dimensions, impossible = [], parts }: RawTable,
  crossed: "DEPARTMENT" | "COMMUNE",
): Problem {
  const problem = tableProblem({
    indicator: dataset,
    period,
    measure: isMagnitude(unit) ? "MAGNITUDE" : "COUNT",
    department: department() ?? "",
    places: epcis().map((epci) => ({ commune: epci, epci, arrondissement: null })),
    zonings: [],
    dimensions: dimensions.map((name) => ({ name, values: possibleValues(impossible, name) })),
    finest: { totals: "COMMUNE", crossed },
    rows: parts
      .filter(({ breakdown, value }) => value > 0 || !impossibleAt(impossible, breakdown))
      .map(({ territory, breakdown, value, contributor }) => ({
        commune: territory,
        at: valuesAt(breakdown, dimensions),
        value,
        ...(contributor != null && { contributor }),
      })),
  });
  return { ...problem, cells: problem.cells.map(atItsLevel) };
}

/** What is published of the cells that cannot exist, by definition or by what a register shows: that they cannot. */
export function impossibleCells({ dimensions, impossible = [], structuralZeros = [] }: RawTable): PublishedCell[] {
  const silent = { value: null, min: null, max: null, standardError: null, present: null, expected: null };
  const crossings = impossibleCrossings(impossible, dimensions);
  const never = [department() ?? "", ...(isTooThin(dimensions) ? [] : epcis())].flatMap((territory) =>
    crossings.map((breakdown) => ({ territory, breakdown })),
  );
  return [...never, ...structuralZeros].map((place) => ({ ...place, status: "NOT_APPLICABLE" as const, ...silent }));
}

const atItsLevel = (cell: Cell): Cell => (cell.level === "COMMUNE" ? { ...cell, level: "EPCI" } : cell);

function valuesAt(breakdown: string, dimensions: readonly Dimension[]): string[] {
  const named = new Map(breakdown.split(";").map((part) => part.split("=") as [string, string]));
  return dimensions.map((name) => named.get(name) ?? ALL);
}

/** What names a table, whatever is known of its counts. */
export type Named = Pick<RawTable, "dataset" | "period" | "dimensions">;

/** One action is few people: crossed with anything else, recommendations are let out for the whole department alone. */
export const isTooThin = (dimensions: readonly Dimension[]): boolean =>
  dimensions.length > 1 && dimensions.includes("recommendation");

/** The name of a territory's total in a problem. */
export const totalOf = (table: Named, territory: string): string => idOf(table, { territory, breakdown: "" });

/** The name of a published cell in a problem. */
export function idOf({ dataset, period, dimensions }: Named, at: { territory: string; breakdown: string }): string {
  return cellId({ indicator: dataset, period }, at.territory, valuesAt(at.breakdown, dimensions));
}

/** Which cell an id names: its territory, and its breakdown as published. */
export function placeOf(id: string, dimensions: readonly Dimension[]): { territory: string; breakdown: string } {
  const [, , territory = "", ...at] = id.split("|");
  const named = dimensions.flatMap((name, d) => (at[d] === undefined || at[d] === ALL ? [] : [[name, at[d]] as const]));
  return { territory, breakdown: breakdownText(Object.fromEntries(named)) };
}

/** The table's cells, structural zeros among them, under the names they have in its problem. */
export const namedCells = (table: RawTable): NamedTable => ({
  dataset: table.dataset,
  period: table.period,
  ids: new Map(
    wholeProblemOf(table).cells.map(({ id }) => {
      const { territory, breakdown } = placeOf(id, table.dimensions);
      return [placeName(territory, breakdown), id] as const;
    }),
  ),
});
