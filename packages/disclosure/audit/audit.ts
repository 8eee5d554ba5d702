import type { Bounds } from "@pacte-hub/schema/model/observation";
import type { CellId, KnownFacts, PublishedTable } from "../problem.ts";
import { done, type Outcome, refused, solvedOrRefused } from "../refusal.ts";
import { openSolver, type Solver } from "../solver.ts";
import { findingsOfRespondents } from "./asRespondent.ts";
import { boundsByGrain } from "./bounds.ts";
import { type Finding, findingsIn } from "./findings.ts";
import { tighten } from "./tighten.ts";
import { viewBefore, viewOf } from "./view.ts";

export interface AuditReport {
  /** What this release tells that the guarantee forbids. A release with one is never published. */
  readonly findings: readonly Finding[];
  /** What the known facts and earlier releases already told, whatever this release does. */
  readonly alreadyOpen: readonly Finding[];
  /** For each withheld cell, what a reader of its grain can compute: it may be published. */
  readonly bounds: ReadonlyMap<CellId, Bounds>;
  /** How many cells were withheld or rounded, and judged. */
  readonly judged: number;
}

export interface Auditing {
  readonly published: PublishedTable;
  readonly facts: KnownFacts;
  readonly seconds: number;
}

/**
 * Attacks a table with nothing but what is published and known: linear programs, then whole numbers where they leave a
 * doubt. It shares no code with `protect` but the nouns and the solver. Refuses when what is published contradicts
 * itself or the facts, and when the solver stops: an audit is whole or it is none.
 */
export const audit = (published: PublishedTable, facts: KnownFacts): Promise<Outcome<AuditReport>> =>
  auditWithin({ published, facts, seconds: 300 });

/** `audit` with a time limit of one's own. */
export function auditWithin(auditing: Auditing): Promise<Outcome<AuditReport>> {
  return solvedOrRefused(async () => attack(await openSolver(auditing.seconds), auditing));
}

function attack(solver: Solver, { published, facts }: Auditing): Outcome<AuditReport> {
  const view = viewOf(published, facts);
  const broken = tighten(view);
  if (broken) return refused({ code: "RELATION_CONTRADICTED", relation: broken.id, found: Number.NaN });
  const findings = findingsIn(solver, published, view);
  if (findings === null)
    return refused({
      code: "RELATION_CONTRADICTED",
      relation: "des relations qui tiennent chacune, mais pas toutes ensemble",
      found: Number.NaN,
    });
  findings.push(...findingsOfRespondents(solver, published, view));
  const before = findings.length === 0 ? [] : openBefore(solver, { published, facts }, findings);
  const wasOpen = new Set(before.map(({ cell }) => cell));
  return done({
    findings: findings.filter(({ cell }) => !wasOpen.has(cell)),
    alreadyOpen: findings.filter(({ cell }) => wasOpen.has(cell)),
    bounds: boundsByGrain(solver, published),
    judged: published.cells.filter(({ status }) => status !== "PUBLISHED").length,
  });
}

/** The findings that stand even for an attacker who has not read this release. */
function openBefore(
  solver: Solver,
  { published, facts }: Pick<Auditing, "published" | "facts">,
  findings: readonly Finding[],
): readonly Finding[] {
  const doubted = new Set(findings.map(({ cell }) => cell));
  const cells = published.cells.map((cell) =>
    cell.decided
      ? cell
      : { ...cell, status: "WITHHELD" as const, value: null, guard: doubted.has(cell.id) ? cell.guard : null },
  );
  const view = viewBefore(published, facts);
  // Unread, the release tells nothing; what contradicts without it was refused above.
  tighten(view);
  return [
    ...(findingsIn(solver, { ...published, cells }, view) ?? []),
    ...findingsOfRespondents(solver, published, view),
  ];
}
