import { allFacts } from "../../disclosure/facts.ts";
import { secureApart } from "../../disclosure/parallel/secureApart.ts";
import type { KnownFacts, ShownCell } from "../../disclosure/problem.ts";
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
  /** Protected cells that open data, earlier or others' releases had opened before: not guaranteed, and said so. */
  readonly notGuaranteed: readonly string[];
}

/** What is known besides the tables: what was ever said of them, and what others have said of the same people. */
export interface Known {
  readonly vintages: readonly Vintage[];
  readonly foreign: KnownFacts;
}

/**
 * Protects all tables of the same people as one problem, then attacks the result with the independent auditor.
 * @throws NotReady with the reason when the tables contradict themselves, or nothing can protect them.
 */
export async function protectTogether(
  { tables, people, policy }: Protecting,
  { vintages, foreign }: Known,
): Promise<readonly ProtectedTable[]> {
  const whole = together(
    tables.map(problemOf),
    tables.flatMap((table) => tiesOf(table, tables, people)),
  );
  const { problem, facts: ofVintages } = knowing(whole, vintages, tables);
  const facts = allFacts(ofVintages, foreign);
  const { protection, report } = settled(await secureApart({ problem, policy, facts }));
  const { table: published } = protection;
  const found = report.findings.map(({ cell }) => cell);
  const open = report.alreadyOpen.map(({ cell }) => cell);
  const shown = grouped(published.cells, ({ id }) => id.split("|").slice(0, 2).join("|"));
  return tables.map((table) => {
    const cells = shown.get(`${table.dataset}|${table.period}`) ?? [];
    const ids = new Set(cells.map(({ id }) => id));
    return {
      dataset: table.dataset,
      period: table.period,
      cells: cells.map((cell) => publishedCell(cell, table, report.bounds.get(cell.id))),
      // What would open a table of the same problem, or another institution's, opens this one.
      findings: found.length,
      notGuaranteed: open.filter((id) => ids.has(id)),
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
