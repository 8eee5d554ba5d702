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
  id: `${terms.map(({ cell, times }) => `${times > 0 ? "+" : "-"} ${Math.abs(times)} x ${cell}`).join(" ")} (${because})`,
  terms,
  min,
  max,
});
