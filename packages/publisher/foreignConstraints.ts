import { communesOf, territories } from "@pacte-hub/data/territories";
import {
  type CellId,
  type ForeignSecret,
  type KnownFacts,
  type KnownInterval,
  nothingKnown,
  type Relation,
} from "@pacte-hub/disclosure/problem";
import { equation } from "@pacte-hub/disclosure/table";
import { breakdownText, type Dimension, dimensionValues } from "@pacte-hub/schema/model/dimension";
import { periodOf } from "@pacte-hub/schema/model/period";
import { counts } from "@pacte-hub/schema/rules/concepts/model";
import { tiedTo } from "@pacte-hub/schema/rules/concepts/relations";
import type { ReadingContext } from "./context.ts";
import type { ForeignRequest, ForeignTable, OwnedDataset } from "./hubClient.ts";
import { namedCells, problemOf, type RawTable } from "./rawTable.ts";
import { type NamedTable, placeName, relationsAmong } from "./relations.ts";

/** Reads from the hub the releases of other institutions that are related to these tables. */
export async function foreignTables(
  context: ReadingContext,
  tables: readonly RawTable[],
): Promise<readonly ForeignTable[]> {
  return (await Promise.all(wantedBy(context, tables).map(context.abroad))).flat();
}

/** The tables of other institutions that are related to ours, by day. */
export function wantedBy(
  { institution, demonstration }: Omit<ReadingContext, "abroad">,
  tables: readonly RawTable[],
): ForeignRequest[] {
  const days = new Set(tables.map(({ period }) => periodOf(period)?.last ?? ""));
  return [...days].flatMap((lastDay) => {
    const ours = tables.filter(({ period }) => periodOf(period)?.last === lastDay).map(({ dataset }) => dataset);
    const others = new Set(ours.flatMap(tiedTo));
    const tied = [...others].flatMap((dataset): OwnedDataset[] => {
      const owner = counts[dataset]?.partner;
      return owner === undefined || owner === institution.partner.id ? [] : [{ partner: owner, dataset }];
    });
    return tied.length === 0 ? [] : [{ tied, lastDay, demonstration }];
  });
}

/**
 * What other institutions' releases reveal about our cells, as facts for protection and audit: figures, margins and declared
 * relations; and which of their withheld cells our release must not disclose.
 */
export function foreignConstraints(tables: readonly RawTable[], readable: readonly ForeignTable[]): KnownFacts {
  if (readable.length === 0) return nothingKnown;
  const foreign = tables.some(({ communes }) => communes) ? readable : readable.map(withoutSettledCommunes);
  const intervals = foreign.flatMap(intervalsOf);
  const formers = new Set(foreign.filter(({ isFormer }) => isFormer).map(({ release }) => release));
  const isBelievable = notRefuted(tables, intervals, formers);
  const named = tables.map(namedCells);
  const own = new Set(named.flatMap(({ ids }) => [...ids.values()]));
  const ties = relationsAmong([...named, ...foreign.map(namedForeign)]).filter(
    // Relations between our own cells are in the problem already.
    (relation) => relation.terms.some(({ cell }) => !own.has(cell)) && isBelievable(relation),
  );
  return {
    intervals,
    relations: [...foreign.flatMap(marginsOf), ...ties],
    kept: foreign.flatMap(protectedCellsOf),
  };
}

/**
 * Leaves out withdrawn figures that our counts contradict: they were wrong, and an attacker cannot believe both. A figure in
 * force is never left out: it must agree with our counts, or nothing is published.
 */
function notRefuted(tables: readonly RawTable[], intervals: readonly KnownInterval[], formers: ReadonlySet<string>) {
  const boundsOfCell = new Map<string, { readonly min: number; readonly max: number }>(
    tables.flatMap((table) => problemOf(table).cells.map(({ id, value }) => [id, { min: value, max: value }] as const)),
  );
  const isFormer = new Set(intervals.filter(({ source }) => formers.has(source)).map(({ cell }) => cell));
  for (const { cell, min, max } of intervals) boundsOfCell.set(cell, { min, max });
  return ({ terms, min, max }: Relation): boolean => {
    if (!terms.some(({ cell }) => isFormer.has(cell))) return true;
    const ends = terms.map(({ cell, times }) => {
      const { min: low, max: high } = boundsOfCell.get(cell) ?? { min: 0, max: Number.POSITIVE_INFINITY };
      return times > 0 ? { low: times * low, high: times * high } : { low: times * high, high: times * low };
    });
    const sumOf = (of: "low" | "high") => ends.reduce((sum, end) => sum + end[of], 0);
    return sumOf("high") >= min && sumOf("low") <= max;
  };
}

type Cell = ForeignTable["cells"][number];

/** Leaves out communes whose EPCI total is published: our figures by EPCI can reveal nothing more about them. */
function withoutSettledCommunes(table: ForeignTable): ForeignTable {
  const settled = new Set(
    table.cells
      .filter(({ status, breakdown }) => status === "PUBLISHED" && breakdown === "")
      .map((cell) => cell.territory),
  );
  const cells = table.cells.filter(({ territory }) => {
    const place = territories.get(territory);
    return place?.level !== "COMMUNE" || !settled.has(place.parent ?? "");
  });
  return { ...table, cells };
}

/** The id that a cell of another institution's table has in our problem. */
export const idOfForeign = (
  { partner, dataset, period, release, isFormer }: ForeignTable,
  { territory, breakdown }: Pick<Cell, "territory" | "breakdown">,
): CellId => `${isFormer ? release : `${partner}:${dataset}`}|${period}|${territory}|${breakdown}`;

function intervalsOf(table: ForeignTable): KnownInterval[] {
  return table.cells.flatMap((cell): KnownInterval[] => {
    if (cell.status === "NOT_COLLECTED") return [];
    if (cell.status === "NOT_APPLICABLE")
      return [{ cell: idOfForeign(table, cell), min: 0, max: 0, source: table.release }];
    // The bounds of a partial sum are for the parts that are present: the whole is at least that.
    const exact = cell.status === "PUBLISHED" ? cell.value : null;
    const max = exact ?? (cell.status === "PARTIAL" ? null : cell.max) ?? Number.POSITIVE_INFINITY;
    return [{ cell: idOfForeign(table, cell), min: exact ?? cell.min ?? 0, max, source: table.release }];
  });
}

/**
 * The withheld cells of another institution, with the interval that must remain possible: as wide as its own guarantee asks
 * and its published bounds allow. Whether a suppression is primary or secondary is not public, so each counts as primary.
 */
function protectedCellsOf(table: ForeignTable): ForeignSecret[] {
  const { k } = table;
  if (k === null) return [];
  return table.cells.flatMap((cell): ForeignSecret[] => {
    if (cell.status !== "WITHHELD") return [];
    const reachDown = Math.max(cell.min ?? 0, cell.breakdown === "" ? 1 : 0);
    return [{ cell: idOfForeign(table, cell), guard: { reachDown, reachUp: Math.min(cell.max ?? k, k), width: null } }];
  });
}

/** The margins of a protected table as equations. Rounded tables have none: their figures add up within their bounds only. */
function marginsOf(table: ForeignTable): Relation[] {
  if (table.k === null) return [];
  const present = new Set(table.cells.map((cell) => idOfForeign(table, cell)));
  const used = dimensionsOf(table);
  const sums = table.cells.flatMap((cell) => [
    ...used.filter((name) => !cell.breakdown.includes(`${name}=`)).map((name) => over(table, cell, name)),
    overTerritory(table, cell),
  ]);
  return sums.filter(({ terms }) => terms.length > 2 && terms.every((term) => present.has(term.cell)));
}

function dimensionsOf({ cells }: ForeignTable): Dimension[] {
  const named = new Set(cells.flatMap(({ breakdown }) => breakdown.split(";").map((part) => part.split("=")[0] ?? "")));
  return [...named].filter((name): name is Dimension => name in dimensionValues);
}

function over(table: ForeignTable, cell: Cell, name: Dimension): Relation {
  const at = Object.fromEntries(
    cell.breakdown
      .split(";")
      .filter(Boolean)
      .map((part) => part.split("=")),
  );
  const parts = dimensionValues[name].map((value) => ({ ...cell, breakdown: breakdownText({ ...at, [name]: value }) }));
  return sum(table, cell, parts);
}

/** A department is the sum of its EPCI, an EPCI of its communes. */
function overTerritory(table: ForeignTable, cell: Cell): Relation {
  const inside = new Set(communesOf.get(cell.territory));
  const below = territories.get(cell.territory)?.level === "DEPARTMENT" ? "EPCI" : "COMMUNE";
  const parts = [...territories.values()].filter(
    ({ code, level }) => level === below && code !== cell.territory && inside.has(communesOf.get(code)?.[0] ?? ""),
  );
  return sum(
    table,
    cell,
    parts.map(({ code }) => ({ ...cell, territory: code })),
  );
}

const sum = (table: ForeignTable, cell: Cell, parts: readonly Cell[]): Relation => {
  const total = idOfForeign(table, cell);
  return equation(
    `${total} (${parts.length})`,
    total,
    parts.map((part) => idOfForeign(table, part)),
  );
};

export const namedForeign = (table: ForeignTable): NamedTable => ({
  dataset: table.dataset,
  period: table.period,
  ids: new Map(
    table.cells.map((cell) => [placeName(cell.territory, cell.breakdown), idOfForeign(table, cell)] as const),
  ),
});
