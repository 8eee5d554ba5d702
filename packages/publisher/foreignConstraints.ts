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

/** What other institutions have released that bears on these tables of ours, as the hub shows it. */
export async function foreignTables(
  context: ReadingContext,
  tables: readonly RawTable[],
): Promise<readonly ForeignTable[]> {
  return (await Promise.all(wantedBy(context, tables).map(context.abroad))).flat();
}

/** Which tables of others bear on ours, day by day. */
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
 * What others' releases tell of our cells, as facts for protection and audit: their figures, their margins, the declared
 * relations; and which of their cells ours must not open in turn.
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
    // Those among our own are the problem's.
    (relation) => relation.terms.some(({ cell }) => !own.has(cell)) && isBelievable(relation),
  );
  return {
    intervals,
    relations: [...foreign.flatMap(marginsOf), ...ties],
    kept: foreign.flatMap(protectedCellsOf),
  };
}

/**
 * A figure taken back may have been wrong: where our own count refutes it nobody can go on believing both, and it is no
 * fact. What is in force is never doubted so: it must agree with our counts, or nothing is published.
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

/** Communes whose EPCI's total is shown are tied to nothing else of theirs: ours by EPCI can tell nothing of them. */
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

/** The name that a cell of another's table has in our problem. */
export const idOfForeign = (
  { partner, dataset, period, release, isFormer }: ForeignTable,
  { territory, breakdown }: Pick<Cell, "territory" | "breakdown">,
): CellId => `${isFormer ? release : `${partner}:${dataset}`}|${period}|${territory}|${breakdown}`;

function intervalsOf(table: ForeignTable): KnownInterval[] {
  return table.cells.flatMap((cell): KnownInterval[] => {
    if (cell.status === "NOT_COLLECTED") return [];
    if (cell.status === "NOT_APPLICABLE")
      return [{ cell: idOfForeign(table, cell), min: 0, max: 0, source: table.release }];
    // The bounds of a partial sum are those of the parts that are there: the whole is no less.
    const exact = cell.status === "PUBLISHED" ? cell.value : null;
    const max = exact ?? (cell.status === "PARTIAL" ? null : cell.max) ?? Number.POSITIVE_INFINITY;
    return [{ cell: idOfForeign(table, cell), min: exact ?? cell.min ?? 0, max, source: table.release }];
  });
}

/**
 * A withheld cell of theirs goes on reaching as far as its own guarantee asks and its published bounds allow. Whether it
 * is withheld for itself or to protect another is not public, so each is treated as if for itself.
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

/** The sums anyone can check in a protected table; rounded ones add up only within their bounds, which say it all. */
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
