import { type AuditReport, audit } from "../audit/audit.ts";
import { type Protecting, type Protection, protect } from "../protect/protect.ts";
import { done, type Outcome } from "../refusal.ts";

/** A table as it may be published, and what the auditor says of it. */
export interface Secured {
  readonly protection: Protection;
  readonly report: AuditReport;
}

/** Protects a problem, then lets the independent auditor attack the result. */
export async function secure({ problem, policy, facts }: Protecting): Promise<Outcome<Secured>> {
  const protection = await protect(problem, policy, facts);
  if (!protection.ok) return protection;
  const report = await audit(protection.value.table, facts);
  return report.ok ? done({ protection: protection.value, report: report.value }) : report;
}
