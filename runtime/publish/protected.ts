import { atLevel } from "../../data/territories.ts";
import { audit } from "../../disclosure/audit/audit.ts";
import type { Problem, Cell as ProblemCell, Relation, ShownCell } from "../../disclosure/problem.ts";
import { nothingKnown } from "../../disclosure/problem.ts";
import { protect } from "../../disclosure/protect/protect.ts";
import { type Outcome as Decided, sentenceOf } from "../../disclosure/refusal.ts";
import { atMost, stockFlow, together } from "../../disclosure/relations.ts";
import { ALL, cellId, tableProblem } from "../../disclosure/table.ts";
import { breakdownText, type Dimension, dimensionValues } from "../../schema/language/dimension.ts";
import type { PeriodCode } from "../../schema/language/period.ts";
import type { DatasetId, SuppressionPolicy, Unit } from "../../schema/language/release.ts";
import type { Part } from "../../schema/rules/aggregate.ts";
import { grouped } from "../../schema/rules/grouped.ts";
import type { People } from "../institution.ts";
import { NotReady } from "../serve/notReady.ts";
import type { PublishedCell } from "./cell.ts";

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

/** A table as it may be published, and what its audit found. */
export interface ProtectedTable {
  readonly dataset: DatasetId;
  readonly period: PeriodCode;
  readonly cells: readonly PublishedCell[];
  readonly findings: number;
}

/**
 * Protects all tables of the same people as one problem, then attacks the result with the independent auditor.
 * @throws NotReady with the reason when the tables contradict themselves, or nothing can protect them.
 */
export async function protectTogether(
  tables: readonly RawTable[],
  people: People,
  policy: SuppressionPolicy,
): Promise<readonly ProtectedTable[]> {
  const problem = together(
    tables.map(problemOf),
    tables.flatMap((table) => tiesOf(table, tables, people)),
  );
  const { table: published } = settled(await protect(problem, policy, nothingKnown));
  const report = settled(await audit(published, nothingKnown));
  const found = new Set(report.findings.map(({ cell }) => cell));
  const shown = grouped(published.cells, ({ id }) => id.split("|").slice(0, 2).join("|"));
  return tables.map((table) => {
    const cells = shown.get(`${table.dataset}|${table.period}`) ?? [];
    return {
      dataset: table.dataset,
      period: table.period,
      cells: cells.map((cell) => publishedCell(cell, table, report.bounds.get(cell.id))),
      findings: cells.filter(({ id }) => found.has(id)).length,
    };
  });
}

function settled<T>(outcome: Decided<T>): T {
  if (outcome.ok) return outcome.value;
  throw new NotReady(`Rien n'est publié. ${sentenceOf(outcome.refusal)}`);
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

function atItsLevel(
  cell: ProblemCell,
  dimensions: readonly Dimension[],
  contributors: RawTable["contributors"],
): ProblemCell {
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

function placeOf(id: string, dimensions: readonly Dimension[]): { territory: string; breakdown: string } {
  const [, , territory = "", ...at] = id.split("|");
  const named = dimensions.flatMap((name, d) => (at[d] === undefined || at[d] === ALL ? [] : [[name, at[d]] as const]));
  return { territory, breakdown: breakdownText(Object.fromEntries(named)) };
}

function publishedCell(
  { id, status, value }: ShownCell,
  { dimensions }: RawTable,
  bounds: { readonly min: number; readonly max: number } | undefined,
): PublishedCell {
  const silent = { standardError: null, present: null, expected: null };
  const known = status === "WITHHELD" ? bounds : value === null ? undefined : { min: value, max: value };
  const finite = known && Number.isFinite(known.max) ? known : undefined;
  return { ...placeOf(id, dimensions), status, value, min: finite?.min ?? null, max: finite?.max ?? null, ...silent };
}
