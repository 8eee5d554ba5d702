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

/** A table as it may be published, and what its institution's stewards alone are told. */
export interface ProtectedTable {
  readonly dataset: DatasetId;
  readonly period: PeriodCode;
  /** The delivery in `intake` that its counts are in. */
  readonly delivery: RawTable["delivery"];
  readonly cells: readonly PublishedCell[];
  readonly findings: number;
  /** Protected cells that open data, earlier or others' releases had opened before: not guaranteed, and said so. */
  readonly notGuaranteed: readonly CellId[];
  readonly forStewards: ForStewards;
}

/** How many cells are withheld by the rule itself, and how many so that nobody recomputes those. */
export interface ForStewards {
  readonly primary: number;
  readonly added: number;
  /** Of which the shown zeros alone tell that they exceed the least the guarantee promises. */
  readonly weakened: number;
}

/**
 * Protects all tables of the same people as one problem, then attacks the result with the independent auditor, which must find
 * nothing. Each comes out as readers will have it.
 * @throws OperatorError with the reason when the tables contradict themselves, nothing can protect them, or the auditor finds
 * a cell too well known.
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

/** The database refuses such a release too; here the steward is told why. */
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

/** What a shown figure says for certain: itself, or what its rounding leaves of it. A withheld one says nothing by itself. */
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
