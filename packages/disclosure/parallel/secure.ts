import { type AuditReport, auditWithin } from "../audit/audit.ts";
import type { KnownFacts } from "../problem.ts";
import { type Protecting, type Protection, protectWithin } from "../protect/protect.ts";
import { done, type Outcome } from "../refusal.ts";

/** A table as it may be published, and what the auditor says of it. */
export interface Secured {
  readonly protection: Protection;
  readonly report: AuditReport;
}

const amply = 300;

/** Protects a problem, then lets the independent auditor attack the result; both within the time accorded once. */
export async function secure(task: Protecting): Promise<Outcome<Secured>> {
  const { facts, seconds = amply } = task;
  const end = Date.now() + seconds * 1000;
  const protection = await protectWithin({ seconds }, task);
  if (!protection.ok) return protection;
  const secondsLeft = (end - Date.now()) / 1000;
  const report = await auditWithin({ published: protection.value.table, facts, seconds: secondsLeft });
  return report.ok ? done(withComputableShown({ protection: protection.value, report: report.value }, facts)) : report;
}

/**
 * A secondary cell that every reader can compute hides nothing: it is shown, and no reader knows more. Protected cells are
 * never among them, since the audit would have found them; nor are those that an earlier vintage closed.
 */
function withComputableShown({ protection, report }: Secured, { kept }: KnownFacts): Secured {
  const decided = protection.table.cells.filter((cell) => cell.decided).map(({ id }) => id);
  const closed = new Set([...kept.map(({ cell }) => cell), ...decided]);
  const exact = new Map(
    protection.added.flatMap((id) => {
      const bounds = report.bounds.get(id);
      return bounds && bounds.min === bounds.max && Number.isInteger(bounds.min) && !closed.has(id)
        ? [[id, bounds.min] as const]
        : [];
    }),
  );
  if (exact.size === 0 || report.findings.length > 0) return { protection, report };
  const cells = protection.table.cells.map((cell) => {
    const value = exact.get(cell.id);
    return value === undefined ? cell : { ...cell, status: "PUBLISHED" as const, value };
  });
  const added = protection.added.filter((id) => !exact.has(id));
  return { protection: { ...protection, table: { ...protection.table, cells }, added }, report };
}
