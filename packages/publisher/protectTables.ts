import type { Finding } from "@pacte-hub/disclosure/audit/findings";
import { secureApart } from "@pacte-hub/disclosure/parallel/secureApart";
import type { Policy } from "@pacte-hub/disclosure/policy";
import type { CellId, ReleasedCell } from "@pacte-hub/disclosure/problem";
import type { Protection } from "@pacte-hub/disclosure/protect/protect";
import { type Outcome as Decided, sentenceOf } from "@pacte-hub/disclosure/refusal";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { DatasetId } from "@pacte-hub/schema/model/release";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { boundsOfKeyedRounding } from "@pacte-hub/schema/rules/rounding";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { latentIds } from "./latent.ts";
import type { PriorReleases } from "./priorReleases.ts";
import type { ProtectionProblem } from "./protectionProblem.ts";
import { impossibleCells, placeOf, type RawTable } from "./rawTable.ts";

/** A table as it may be published, and a report for the institution's stewards only. */
export interface ProtectedTable {
  readonly dataset: DatasetId;
  readonly period: PeriodCode;
  /** The delivery in `intake` that holds its counts. */
  readonly delivery: RawTable["delivery"];
  readonly cells: readonly PublishedCell[];
  readonly findings: number;
  /** Protected cells already disclosed by open data, earlier releases or other institutions': without guarantee, and reported. */
  readonly notGuaranteed: readonly CellId[];
  readonly forStewards: ForStewards;
}

/** Numbers of primary and of secondary suppressions. */
export interface ForStewards {
  readonly primary: number;
  readonly added: number;
  /** Protected cells that the published zeros alone show to be above the lower end of the guarantee (0 or 1). */
  readonly weakened: number;
}

/**
 * Protects all tables of the same people as one problem, then attacks the result with the independent auditor, which must find
 * nothing. @returns each table as readers will see it
 * @throws OperatorError with the reason when the tables contradict each other, no protection exists, or the auditor can narrow
 * a cell too far
 */
export async function protectAndAudit(
  { seconds }: { readonly seconds?: number | undefined },
  { tables, problem, policy, facts, prior }: ProtectionProblem,
): Promise<readonly ProtectedTable[]> {
  const { protection, report } = settled(await secureApart({ problem, policy, facts, seconds }));
  assertClear(report.findings, prior);
  const latent = latentIds(tables);
  const byTable = grouped(
    protection.table.cells.filter(({ id }) => !latent.has(id)),
    ({ id }) => tableOf(id),
  );
  return tables.map((table) => {
    const { dataset, period, delivery } = table;
    const cells = byTable.get(`${dataset}|${period}`) ?? [];
    return {
      dataset,
      period,
      delivery,
      cells: [
        ...cells.map((cell) => publishedCell(cell, table, boundsOf(cell, policy) ?? report.bounds.get(cell.id))),
        ...impossibleCells(table),
      ],
      findings: 0,
      notGuaranteed: report.alreadyOpen.map(({ cell }) => cell).filter((id) => tableOf(id) === `${dataset}|${period}`),
      forStewards: forStewards(`${dataset}|${period}`, protection, latent),
    };
  });
}

const tableOf = (id: CellId): string => id.split("|").slice(0, 2).join("|");

function forStewards(table: string, protection: Protection, latent: ReadonlySet<CellId>): ForStewards {
  const ofTable = (ids: readonly CellId[]) => ids.filter((id) => tableOf(id) === table && !latent.has(id));
  return {
    primary: ofTable(protection.primary).length,
    added: ofTable(protection.added).length,
    weakened: ofTable(protection.weakened).length,
  };
}

/** The database refuses such a release too, but gives no reason. @throws OperatorError with the reason */
function assertClear(findings: readonly Finding[], { neighbours = [] }: PriorReleases): void {
  if (findings.length === 0) return;
  const advice = neighbours.length > 0 ? "\nLa prochaine fois, publiez ensemble les jeux des mêmes personnes." : "";
  const reasons = findings.slice(0, 5).map(({ why }) => `\n  ${why}`);
  throw new OperatorError(
    `Rien n'est publié : l'audit trouve ${findings.length} cellules trop bien connues.${reasons.join("")}${advice}`,
    "AUDIT_FINDS",
  );
}

function settled<T>(outcome: Decided<T>): T {
  if (outcome.ok) return outcome.value;
  throw new OperatorError(`Rien n'est publié. ${sentenceOf(outcome.refusal)}`, outcome.refusal.code);
}

/** The interval that a published figure is certainly in: its value, or what its rounding allows. undefined when withheld. */
function boundsOf({ status, value }: ReleasedCell, policy: Policy): { min: number; max: number } | undefined {
  if (value === null || status === "WITHHELD") return undefined;
  if (status === "PUBLISHED" || policy.kind !== "ROUNDING") return { min: value, max: value };
  return boundsOfKeyedRounding(value, policy);
}

function publishedCell(
  { id, status, value }: ReleasedCell,
  { dimensions }: RawTable,
  bounds: { readonly min: number; readonly max: number } | undefined,
): PublishedCell {
  const silent = { standardError: null, present: null, expected: null };
  const finite = bounds && Number.isFinite(bounds.max) ? bounds : undefined;
  return { ...placeOf(id, dimensions), status, value, min: finite?.min ?? null, max: finite?.max ?? null, ...silent };
}
