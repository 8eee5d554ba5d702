import { allFacts, asDecided, factsOfVintage, inheritFlags } from "@pacte-hub/disclosure/facts";
import {
  type KnownFacts,
  type KnownInterval,
  nothingKnown,
  type Problem,
  type PublishedTable,
} from "@pacte-hub/disclosure/problem";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { DatasetId } from "@pacte-hub/schema/model/release";
import { placeOf, type RawTable } from "./rawTable.ts";
import { type NamedTable, placeName } from "./relations.ts";

/** An earlier release of one of the tables that readers could read: its figures stay known. Open data of the dataset are one too. */
export interface Vintage {
  readonly dataset: DatasetId;
  readonly period: PeriodCode;
  readonly release: string;
  readonly cells: readonly PublishedCell[];
}

/** The tables of a problem: those to be published, and those of the same people already published. */
export interface Tables {
  readonly own: readonly RawTable[];
  readonly neighbours: readonly RawTable[];
}

/**
 * Adds earlier vintages to the problem: what one of them withheld stays withheld, and what one of them published is known.
 * Without it a revision of 1 % disclosed 20 withheld cells (docs/secret.md#pourquoi-ces-règles-et-non-dautres). A neighbour
 * table keeps the statuses of its last vintage.
 */
export function knowing(whole: Problem, vintages: readonly Vintage[], { own, neighbours }: Tables) {
  let problem = whole;
  let facts = nothingKnown;
  for (const vintage of vintages) {
    const isOf = (one: RawTable) => one.dataset === vintage.dataset && one.period === vintage.period;
    const neighbour = neighbours.find(isOf);
    const table = neighbour ?? own.find(isOf);
    if (!table) continue;
    const earlier = asTable(problem, vintage, table);
    problem = neighbour ? asDecided(problem, earlier) : inheritFlags(problem, earlier);
    const source = `publication ${vintage.release}`;
    facts = allFacts(facts, factsOfVintage(earlier, problem, source), openedBy(problem, vintage, { table, source }));
  }
  return { problem, facts };
}

/**
 * Facts from open data about the same figures: a 5 rounded to 5 means 3 to 7; a sum of such figures has its published bounds.
 * Where counts corrected since lie outside these bounds, the known interval is widened to contain them.
 */
function openedBy(problem: Problem, vintage: Vintage, { table, source }: VintageFacts): KnownFacts {
  const intervals = publishedCellsOf(problem, vintage, table).flatMap(
    ({ of: { id, value }, cell }): KnownInterval[] => {
      if (cell.status !== "ROUNDED" && cell.status !== "PARTIAL") return [];
      const max = cell.status === "PARTIAL" ? Number.POSITIVE_INFINITY : (cell.max ?? Number.POSITIVE_INFINITY);
      return [{ cell: id, min: Math.min(cell.min ?? 0, value), max: Math.max(max, value), source }];
    },
  );
  return { ...nothingKnown, intervals };
}

/** Facts from an open release of the same people, on its own cells, which are not part of the problem. */
export function openFacts(open: Vintage): KnownFacts {
  const intervals = open.cells.flatMap(({ territory, breakdown, status, min, max }) => {
    if (min === null || max === null) return [];
    // Where parts are missing, the interval covers only those that are present: the total has no upper bound.
    const most = status === "PARTIAL" ? Number.POSITIVE_INFINITY : max;
    return [{ cell: openId(open, territory, breakdown), min, max: most, source: `publication ${open.release}` }];
  });
  return { ...nothingKnown, intervals };
}

/** An open release under the ids that its facts use. */
export const namedOpen = (open: Vintage): NamedTable => ({
  dataset: open.dataset,
  period: open.period,
  ids: new Map(
    open.cells.map(({ territory, breakdown }) => [placeName(territory, breakdown), openId(open, territory, breakdown)]),
  ),
});

const openId = ({ dataset, period }: Vintage, territory: string, breakdown: string): string =>
  [dataset, period, territory, ...(breakdown === "" ? [] : [breakdown])].join("|");

interface VintageFacts {
  readonly table: RawTable;
  readonly source: string;
}

/** The status and value that a vintage gave each cell of its table in the problem. */
function publishedCellsOf(problem: Problem, { cells }: Vintage, { dataset, period, dimensions }: RawTable) {
  const cellAt = new Map(cells.map((cell) => [`${cell.territory} ${cell.breakdown}`, cell]));
  const prefix = `${dataset}|${period}|`;
  return problem.cells.flatMap((of) => {
    if (!of.id.startsWith(prefix)) return [];
    const { territory, breakdown } = placeOf(of.id, dimensions);
    const cell = cellAt.get(`${territory} ${breakdown}`);
    return cell ? [{ of, cell }] : [];
  });
}

/** A protected vintage's cells under the ids of the problem. */
function asTable(problem: Problem, vintage: Vintage, table: RawTable): PublishedTable {
  const shown = publishedCellsOf(problem, vintage, table).flatMap(
    ({ of: { id, measure, total, grain, block }, cell }) => {
      const shown = { id, measure, total, grain, block, decided: true, guard: null };
      // NOT_APPLICABLE told readers that the count is zero.
      if (cell.status === "NOT_APPLICABLE") return [{ ...shown, status: "PUBLISHED" as const, value: 0 }];
      if (cell.status !== "WITHHELD" && cell.status !== "PUBLISHED") return [];
      return [{ ...shown, status: cell.status, value: cell.value }];
    },
  );
  return { cells: shown, relations: [], rules: { k: null, roundedTo: null, emptyShown: true } };
}
