import { secureApart } from "../../disclosure/parallel/secureApart.ts";
import type { ShownCell } from "../../disclosure/problem.ts";
import { type Outcome as Decided, sentenceOf } from "../../disclosure/refusal.ts";
import { together } from "../../disclosure/relations.ts";
import type { PeriodCode } from "../../schema/language/period.ts";
import type { DatasetId, SuppressionPolicy } from "../../schema/language/release.ts";
import { grouped } from "../../schema/rules/grouped.ts";
import type { People } from "../institution.ts";
import { NotReady } from "../serve/notReady.ts";
import type { PublishedCell } from "./cell.ts";
import { placeOf, problemOf, type RawTable, tiesOf } from "./rawTable.ts";
import { knowing, type Vintage } from "./vintages.ts";

/** What is to be protected as one problem. */
export interface Protecting {
  readonly tables: readonly RawTable[];
  readonly people: People;
  readonly policy: SuppressionPolicy;
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
  { tables, people, policy }: Protecting,
  vintages: readonly Vintage[],
): Promise<readonly ProtectedTable[]> {
  const whole = together(
    tables.map(problemOf),
    tables.flatMap((table) => tiesOf(table, tables, people)),
  );
  const { problem, facts } = knowing(whole, vintages, tables);
  const { protection, report } = settled(await secureApart({ problem, policy, facts }));
  const { table: published } = protection;
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
