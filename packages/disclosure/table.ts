import type { Level, TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { Cell, CellId, Contributors, Measure, Problem, Relation, Term } from "./problem.ts";

/** The word of SDMX for "all of them". */
export const ALL = "_T";

export interface Place {
  readonly commune: TerritoryCode;
  readonly epci: TerritoryCode;
  readonly arrondissement: TerritoryCode | null;
}

/** A dimension and its values, the total not among them. */
export interface Dimension {
  readonly name: string;
  readonly values: readonly string[];
}

/** One line of an extract: a count or an amount, in one commune, at one value of each dimension. */
export interface ExtractRow {
  readonly commune: TerritoryCode;
  /** One value per dimension, in their order. */
  readonly at: readonly string[];
  readonly value: number;
  /** The organisation the figure is from, where the structure rules apply. */
  readonly contributor?: string;
}

export interface TableAsk {
  readonly indicator: string;
  readonly period: string;
  readonly measure: Measure;
  readonly department: TerritoryCode;
  readonly places: readonly Place[];
  readonly zonings: readonly ("EPCI" | "ARRONDISSEMENT")[];
  readonly dimensions: readonly Dimension[];
  /** The finest level at which totals, and crossed details, are let out. */
  readonly finest: { readonly totals: Level; readonly crossed: Level };
  /** Rows not given are zero. */
  readonly rows: readonly ExtractRow[];
}

/** "rsa-households|2020-12|55029|F|_T". */
export const cellId = (
  table: Pick<TableAsk, "indicator" | "period">,
  territory: string,
  at: readonly string[],
): CellId => [table.indicator, table.period, territory, ...at].join("|");

/**
 * The whole table of an extract: every territory crossed with every dimension, all margins, and an equation for each
 * margin. Territories add along each zoning; EPCI are the sub-problems.
 */
export function tableProblem(table: TableAsk): Problem {
  const territories = territoriesOf(table);
  const sums = summed(table);
  const crossings = crossingsOf(table.dimensions);
  const cells = territories.flatMap((territory) =>
    crossings.filter((at) => isLetOut(table, territory, at)).map((at) => cellOf(table, sums, { territory, at })),
  );
  const cellIds = new Set(cells.map((cell) => cell.id));
  const relations = [
    ...territories.flatMap((territory) => crossings.flatMap((at) => marginsOver(table, territory, at))),
    ...crossings.flatMap((at) => territorialMargins(table, at)),
  ];
  return { cells, relations: relations.filter(({ terms }) => terms.every((term) => cellIds.has(term.cell))) };
}

interface Territory {
  readonly code: TerritoryCode;
  readonly level: Level;
  readonly block: string;
}

const depth: Readonly<Record<Level, number>> = { DEPARTMENT: 0, ARRONDISSEMENT: 1, EPCI: 1, COMMUNE: 2 };

function territoriesOf({ department, places, zonings }: TableAsk): Territory[] {
  const above = zonings.flatMap((level) =>
    zonesOf(places, level).map(([code]): Territory => ({ code, level, block: "" })),
  );
  const communes = places.map(({ commune, epci }): Territory => ({ code: commune, level: "COMMUNE", block: epci }));
  return [{ code: department, level: "DEPARTMENT", block: "" }, ...above, ...communes];
}

function zonesOf(places: readonly Place[], level: "EPCI" | "ARRONDISSEMENT"): [TerritoryCode, TerritoryCode[]][] {
  const zones = new Map<TerritoryCode, TerritoryCode[]>();
  for (const place of places) {
    const zone = level === "EPCI" ? place.epci : place.arrondissement;
    if (zone !== null) zones.set(zone, [...(zones.get(zone) ?? []), place.commune]);
  }
  return [...zones];
}

/** Every combination of values, totals included. */
function crossingsOf(dimensions: readonly Dimension[]): string[][] {
  return dimensions.reduce<string[][]>(
    (crossings, { values }) => crossings.flatMap((at) => [ALL, ...values].map((value) => [...at, value])),
    [[]],
  );
}

function isLetOut({ finest }: TableAsk, { level }: Territory, at: readonly string[]): boolean {
  const limit = at.every((value) => value === ALL) ? finest.totals : finest.crossed;
  return depth[level] <= depth[limit];
}

interface Spot {
  readonly territory: Territory;
  readonly at: readonly string[];
}

interface Sum {
  value: number;
  readonly byContributor: Map<string, number>;
}

function cellOf(table: TableAsk, sums: ReadonlyMap<CellId, Sum>, { territory, at }: Spot): Cell {
  const id = cellId(table, territory.code, at);
  const totals = table.dimensions.map(() => ALL);
  const ranks = at.map((value) => (value === ALL ? 0 : 1));
  const sum = sums.get(id);
  return {
    id,
    measure: table.measure,
    value: sum?.value ?? 0,
    level: territory.level,
    total: cellId(table, territory.code, totals),
    grain: [depth[territory.level], ...ranks],
    block: territory.block,
    contributors: contributorsOf(sum),
    decided: null,
  };
}

function contributorsOf(sum: Sum | undefined): Contributors | null {
  if (sum === undefined || sum.byContributor.size === 0 || sum.value === 0) return null;
  const largest = Math.max(...sum.byContributor.values());
  return { number: sum.byContributor.size, largestShare: largest / sum.value, brought: sum.byContributor };
}

function summed(table: TableAsk): Map<CellId, Sum> {
  const { department, places, zonings, rows } = table;
  const placeOf = new Map(places.map((place) => [place.commune, place]));
  const sums = new Map<CellId, Sum>();
  for (const row of rows) {
    const place = placeOf.get(row.commune);
    const zones = zonings.map((level) => (level === "EPCI" ? place?.epci : place?.arrondissement));
    for (const territory of [department, row.commune, ...zones.filter((zone) => zone != null)]) {
      for (const at of marginsOf(row.at)) addTo(sums, cellId(table, territory, at), row);
    }
  }
  return sums;
}

function addTo(sums: Map<CellId, Sum>, id: CellId, { value, contributor }: ExtractRow): void {
  const sum = sums.get(id) ?? { value: 0, byContributor: new Map<string, number>() };
  sum.value += value;
  if (contributor !== undefined && value > 0) {
    sum.byContributor.set(contributor, (sum.byContributor.get(contributor) ?? 0) + value);
  }
  sums.set(id, sum);
}

/** The crossings a row counts in: each value or its total. */
const marginsOf = (at: readonly string[]): string[][] =>
  at.reduce<string[][]>(
    (margins, value) =>
      margins.flatMap((margin) => [
        [...margin, value],
        [...margin, ALL],
      ]),
    [[]],
  );

/** For each dimension totalled at this spot: the sum over its values. */
function marginsOver(table: TableAsk, { code }: Territory, at: readonly string[]): Relation[] {
  return table.dimensions.flatMap(({ name, values }, d) => {
    if (at[d] !== ALL) return [];
    const total = cellId(table, code, at);
    return [
      equation(
        `${total} = somme sur ${name}`,
        total,
        values.map((value) => cellId(table, code, at.with(d, value))),
      ),
    ];
  });
}

/** Each zone is the sum of its communes, the department that of each zoning. */
function territorialMargins(table: TableAsk, at: readonly string[]): Relation[] {
  const spot = (code: TerritoryCode) => cellId(table, code, at);
  const departmentCell = spot(table.department);
  if (table.zonings.length === 0) {
    return [
      equation(
        `${departmentCell} = somme des communes`,
        departmentCell,
        table.places.map(({ commune }) => spot(commune)),
      ),
    ];
  }
  return table.zonings.flatMap((level) => {
    const zones = zonesOf(table.places, level);
    const parts = zones.map(([zone]) => spot(zone));
    const inside = zones.map(([zone, communes]) =>
      equation(`${spot(zone)} = somme des communes`, spot(zone), communes.map(spot)),
    );
    return [equation(`${departmentCell} = somme par ${level}`, departmentCell, parts), ...inside];
  });
}

/** `total` is the sum of `parts`. */
export function equation(id: string, total: CellId, parts: readonly CellId[]): Relation {
  const terms: Term[] = [{ cell: total, times: -1 }, ...parts.map((cell) => ({ cell, times: 1 }))];
  return { id, terms, min: 0, max: 0 };
}
