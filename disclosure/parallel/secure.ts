import { type AuditReport, auditWithin } from "../audit/audit.ts";
import { type Protecting, type Protection, protectWithin } from "../protect/protect.ts";
import { done, type Outcome } from "../refusal.ts";

/** A table as it may be published, and what the auditor says of it. */
export interface Secured {
  readonly protection: Protection;
  readonly report: AuditReport;
}

const amply = 300;

/** Protects a problem, then lets the independent auditor attack the result; both within the time accorded once. */
export async function secure(asked: Protecting): Promise<Outcome<Secured>> {
  const { facts, seconds = amply } = asked;
  const end = Date.now() + seconds * 1000;
  const protection = await protectWithin({ seconds }, asked);
  if (!protection.ok) return protection;
  const left = (end - Date.now()) / 1000;
  const report = await auditWithin({ published: protection.value.table, facts, seconds: left });
  return report.ok ? done({ protection: protection.value, report: report.value }) : report;
}
