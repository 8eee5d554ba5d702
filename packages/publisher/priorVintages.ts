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

/** An earlier release of one of the tables, ever readable: a known fact for ever. Open data of the same dataset are one. */
export interface Vintage {
  readonly dataset: DatasetId;
  readonly period: PeriodCode;
  readonly release: string;
  readonly cells: readonly PublishedCell[];
}

/** The tables a problem is made of: those to be published, and those already published of the same people. */
export interface Tables {
  readonly own: readonly RawTable[];
  readonly neighbours: readonly RawTable[];
}

/**
 * The problem as it stands after earlier vintages: what one of them withheld stays withheld, what one of them showed is
 * known: a revision of 1 % opened 20 closed cells (docs/secret.md#pourquoi-ces-règles-et-non-dautres). A neighbour stays
 * what its last vintage says.
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
 * What open data said of the same figures: a 5 rounded to 5 means 3 to 7, and a sum of such figures what its bounds say.
 * Where the counts since corrected lie outside, what is known still contains the truth.
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

/** What an open release of the same people tells of each of its cells: facts on cells that are in no problem of ours. */
export function openFacts(open: Vintage): KnownFacts {
  const intervals = open.cells.flatMap(({ territory, breakdown, status, min, max }) => {
    if (min === null || max === null) return [];
    // Where parts are missing, the interval is that of the parts that are present.
    const most = status === "PARTIAL" ? Number.POSITIVE_INFINITY : max;
    return [{ cell: openId(open, territory, breakdown), min, max: most, source: `publication ${open.release}` }];
  });
  return { ...nothingKnown, intervals };
}

/** An open release under the names that its facts use. */
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

/** What a vintage said of each cell of the problem that is of its table. */
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

/** A protected vintage's cells under the names of the problem. */
function asTable(problem: Problem, vintage: Vintage, table: RawTable): PublishedTable {
  const shown = publishedCellsOf(problem, vintage, table).flatMap(
    ({ of: { id, measure, total, grain, block }, cell }) => {
      const shown = { id, measure, total, grain, block, decided: true, guard: null };
      // What was said to be impossible was said to be nobody.
      if (cell.status === "NOT_APPLICABLE") return [{ ...shown, status: "PUBLISHED" as const, value: 0 }];
      if (cell.status !== "WITHHELD" && cell.status !== "PUBLISHED") return [];
      return [{ ...shown, status: cell.status, value: cell.value }];
    },
  );
  return { cells: shown, relations: [], rules: { k: null, roundedTo: null, emptyShown: true } };
}
