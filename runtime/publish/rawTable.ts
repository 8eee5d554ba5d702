import { atLevel } from "../../data/territories.ts";
import type { Cell, Problem, Relation } from "../../disclosure/problem.ts";
import { atMost, stockFlow } from "../../disclosure/relations.ts";
import { ALL, cellId, tableProblem } from "../../disclosure/table.ts";
import { breakdownText, type Dimension, dimensionValues } from "../../schema/language/dimension.ts";
import type { PeriodCode } from "../../schema/language/period.ts";
import type { DatasetId, Unit } from "../../schema/language/release.ts";
import type { Part } from "../../schema/rules/aggregate.ts";
import type { People } from "../institution.ts";

/** One dataset's counts of one period by EPCI, before disclosure control. */
export interface RawTable {
  readonly dataset: DatasetId;
  readonly unit: Unit;
  readonly period: PeriodCode;
  readonly dimensions: readonly Dimension[];
  /** Leaves only: fully crossed, by EPCI. */
  readonly parts: readonly Part[];
  /** Organisations behind a cell, where the structure rules apply; by territory and breakdown text. */
  readonly contributors: ReadonlyMap<string, { readonly number: number; readonly largestShare: number }> | null;
}

const epcis = atLevel("EPCI").map(({ code }) => code);
const [department] = atLevel("DEPARTMENT").map(({ code }) => code);

/** The table of a dataset by EPCI: EPCI are its finest places, so they stand where communes would. */
export function problemOf({ dataset, unit, period, dimensions, parts, contributors }: RawTable): Problem {
  const problem = tableProblem({
    indicator: dataset,
    period,
    measure: unit === "FTE" || unit === "EURO" ? "MAGNITUDE" : "COUNT",
    department: department ?? "",
    places: epcis.map((epci) => ({ commune: epci, epci, arrondissement: null })),
    zonings: [],
    dimensions: dimensions.map((name) => ({ name, values: dimensionValues[name] })),
    finest: { totals: "COMMUNE", crossed: "COMMUNE" },
    rows: parts.map(({ territory, breakdown, value }) => ({
      commune: territory,
      at: valuesAt(breakdown, dimensions),
      value,
    })),
  });
  return { ...problem, cells: problem.cells.map((cell) => atItsLevel(cell, dimensions, contributors)) };
}

function atItsLevel(cell: Cell, dimensions: readonly Dimension[], contributors: RawTable["contributors"]): Cell {
  const level = cell.level === "COMMUNE" ? "EPCI" : cell.level;
  const { territory, breakdown } = placeOf(cell.id, dimensions);
  return { ...cell, level, contributors: contributors?.get(`${territory} ${breakdown}`) ?? null };
}

function valuesAt(breakdown: string, dimensions: readonly Dimension[]): string[] {
  const named = new Map(breakdown.split(";").map((part) => part.split("=") as [string, string]));
  return dimensions.map((name) => named.get(name) ?? ALL);
}

/** The ties of a table with the others of its period, at every territory's total. */
export function tiesOf(table: RawTable, tables: readonly RawTable[], { ties, flow }: People): Relation[] {
  const other = (dataset: DatasetId, period = table.period) =>
    tables.find((one) => one.dataset === dataset && one.period === period);
  const places = [department ?? "", ...epcis];
  const bounded = ties
    .filter(({ fewer }) => fewer === table.dataset)
    .flatMap(({ more, times }) => {
      const larger = other(more);
      return larger ? places.map((place) => atMost(totalOf(table, place), totalOf(larger, place), times)) : [];
    });
  if (flow?.stock !== table.dataset) return bounded;
  const previous = tables
    .filter((one) => one.dataset === flow.stock && one.period < table.period)
    .sort(byPeriod)
    .at(-1);
  const [entries, exits] = [other(flow.entries), other(flow.exits)];
  if (!previous || !entries || !exits) return bounded;
  const flows = places.map((place) =>
    stockFlow({
      stock: totalOf(table, place),
      previous: totalOf(previous, place),
      entries: totalOf(entries, place),
      exits: totalOf(exits, place),
    }),
  );
  return [...bounded, ...flows];
}

const byPeriod = (a: RawTable, b: RawTable): number => (a.period < b.period ? -1 : 1);

const totalOf = ({ dataset, period, dimensions }: RawTable, place: string): string =>
  cellId(
    { indicator: dataset, period },
    place,
    dimensions.map(() => ALL),
  );

/** Which cell an id names: its territory, and its breakdown as published. */
export function placeOf(id: string, dimensions: readonly Dimension[]): { territory: string; breakdown: string } {
  const [, , territory = "", ...at] = id.split("|");
  const named = dimensions.flatMap((name, d) => (at[d] === undefined || at[d] === ALL ? [] : [[name, at[d]] as const]));
  return { territory, breakdown: breakdownText(Object.fromEntries(named)) };
}
