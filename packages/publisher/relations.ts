import type { CellId, Relation, Term } from "@pacte-hub/disclosure/problem";
import { breakdownText } from "@pacte-hub/schema/model/dimension";
import { type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";
import type { DatasetId } from "@pacte-hub/schema/model/release";
import { counts } from "@pacte-hub/schema/rules/concepts/model";
import {
  type ModelRelation,
  modelRelations,
  placesAlong,
  type RelationTerm,
} from "@pacte-hub/schema/rules/concepts/relations";

/** A table of a period, ours or another institution's, with the name that each of its cells has in the problem. */
export interface NamedTable {
  readonly dataset: DatasetId;
  readonly period: PeriodCode;
  /** By `placeName`. */
  readonly ids: ReadonlyMap<string, CellId>;
}

export const placeName = (territory: string, breakdown: string): string => `${territory} ${breakdown}`;

/** All that the conceptual model says of these tables together, cell by cell. */
export function relationsAmong(tables: readonly NamedTable[]): Relation[] {
  return modelRelations.flatMap((relation) => {
    const [first] = relation.terms;
    const starts = tables.filter(({ dataset }) => dataset === first?.dataset);
    return starts.flatMap((start) =>
      choicesOf(relation, start, tables).flatMap((chosen) => instances(relation, chosen)),
    );
  });
}

/** For each term of the relation, the table it reads: there are several choices where a table has several vintages. */
function choicesOf({ terms }: ModelRelation, start: NamedTable, tables: readonly NamedTable[]): NamedTable[][] {
  return terms.reduce<NamedTable[][]>(
    (choices, term, at) =>
      choices.flatMap((chosen) => {
        const same = terms.findIndex(({ dataset, before }) => dataset === term.dataset && before === term.before);
        if (at === 0) return [[start]];
        if (same < at) return [[...chosen, chosen[same] as NamedTable]];
        return tables.filter((table) => reads(term, table, start)).map((table) => [...chosen, table]);
      }),
    [[]],
  );
}

/** Whether a term, in a relation whose first term reads `start`, may read this table. */
function reads({ dataset, before }: RelationTerm, table: NamedTable, start: NamedTable): boolean {
  if (table.dataset !== dataset) return false;
  if (before) return follows(start.period, table.period);
  const isStock = counts[dataset]?.measure === "STOCK" || counts[start.dataset]?.measure === "STOCK";
  // A stock is the same on one day, whatever period ends with it; what happens in a period, or its mean, is that period's.
  return isStock ? lastDayOf(table.period) === lastDayOf(start.period) : table.period === start.period;
}

/** A stock is what the stock of the very period before has become: after a gap nothing is known of it. */
function follows(period: PeriodCode, previous: PeriodCode): boolean {
  const [end, start] = [periodOf(previous)?.last, periodOf(period)?.first];
  return end !== undefined && start !== undefined && Date.parse(start) - Date.parse(end) === dayMs;
}

const dayMs = 86_400_000;

const lastDayOf = (period: PeriodCode): string => periodOf(period)?.last ?? period;

function instances(relation: ModelRelation, chosen: readonly NamedTable[]): Relation[] {
  const territories = new Set([...(chosen[0]?.ids.keys() ?? [])].map((place) => place.slice(0, place.indexOf(" "))));
  return placesAlong(relation).flatMap((along) => {
    const places = relation.terms.map(({ at }) => breakdownText({ ...at, ...along } as Record<string, string>));
    return [...territories].flatMap((territory) => {
      const terms = relation.terms.map(({ times }, at): Term | undefined => {
        const cell = chosen[at]?.ids.get(placeName(territory, places[at] ?? ""));
        return cell === undefined ? undefined : { cell, times };
      });
      return terms.every((one) => one !== undefined) ? [relationOf(relation, terms)] : [];
    });
  });
}

const relationOf = ({ because, min, max }: ModelRelation, terms: readonly Term[]): Relation => ({
  id: `${relationText(terms, min, max)} (${because})`,
  terms,
  min,
  max,
});

/** A relation as a steward reads it, in French: what is at most, or as much as, what. */
function relationText(terms: readonly Term[], min: number, max: number): string {
  const [more, fewer] = [sumText(terms, 1), sumText(terms, -1)];
  if (min === 0 && max === Number.POSITIVE_INFINITY) return `${fewer} ne passe pas ${more}`;
  if (min === 0 && max === 0) return `${fewer} est autant que ${more}`;
  const most = max === Number.POSITIVE_INFINITY ? "" : ` et ${max} au plus`;
  return `${more}${fewer === "rien" ? "" : `, moins ${fewer},`} fait ${min} au moins${most}`;
}

const sumText = (terms: readonly Term[], sign: 1 | -1): string =>
  terms
    .filter(({ times }) => Math.sign(times) === sign)
    .map(({ cell, times }) => `${Math.abs(times) === 1 ? "" : `${Math.abs(times)} fois `}${cellText(cell)}`)
    .join(" plus ") || "rien";

/** "jobseekers|2021-Q4|55" is "jobseekers (2021-Q4, 55)". */
function cellText(cell: CellId): string {
  const [what = cell, ...where] = cell.split("|").filter((part) => part !== "");
  return where.length === 0 ? what : `${what} (${where.join(", ")})`;
}
