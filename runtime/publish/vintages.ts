import { allFacts, factsOfVintage, inheritFlags } from "../../disclosure/facts.ts";
import { nothingKnown, type Problem, type PublishedTable } from "../../disclosure/problem.ts";
import type { PeriodCode } from "../../schema/language/period.ts";
import type { DatasetId } from "../../schema/language/release.ts";
import type { PublishedCell } from "./cell.ts";
import { placeOf, type RawTable } from "./rawTable.ts";

/** An earlier release of one of the tables, ever readable: a known fact for ever. */
export interface Vintage {
  readonly dataset: DatasetId;
  readonly period: PeriodCode;
  readonly release: string;
  readonly cells: readonly PublishedCell[];
}

/**
 * The problem as it stands after earlier vintages: what one of them withheld stays withheld, what one of them showed is
 * known (DISCLOSURE, attack 5: a revision of 1 % opened 20 closed cells).
 */
export function knowing(whole: Problem, vintages: readonly Vintage[], tables: readonly RawTable[]) {
  let problem = whole;
  let facts = nothingKnown;
  for (const vintage of vintages) {
    const table = tables.find((one) => one.dataset === vintage.dataset && one.period === vintage.period);
    if (!table) continue;
    const earlier = asTable(problem, vintage, table);
    problem = inheritFlags(problem, earlier);
    facts = allFacts(facts, factsOfVintage(earlier, problem, `publication ${vintage.release}`));
  }
  return { problem, facts };
}

/** A vintage's cells under the names of the problem. */
function asTable(problem: Problem, { cells }: Vintage, table: RawTable): PublishedTable {
  const said = new Map(cells.map((cell) => [`${cell.territory} ${cell.breakdown}`, cell]));
  const prefix = `${table.dataset}|${table.period}|`;
  const shown = problem.cells.flatMap(({ id, measure, total, grain, block }) => {
    const { territory, breakdown } = placeOf(id, table.dimensions);
    const cell = id.startsWith(prefix) ? said.get(`${territory} ${breakdown}`) : undefined;
    if (!cell) return [];
    const status = cell.status === "WITHHELD" ? ("WITHHELD" as const) : ("PUBLISHED" as const);
    return [{ id, measure, total, grain, block, status, value: cell.value, decided: true, guard: null }];
  });
  return { cells: shown, relations: [], rules: { k: null, roundedTo: null, emptyShown: true } };
}
