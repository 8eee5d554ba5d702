import { indicatorOf } from "@pacte-hub/institution/config";
import type { PublicationContext } from "./context.ts";
import { isSame } from "./priorReleases.ts";
import type { RawTable } from "./rawTable.ts";
import { currentRelease, type ReleaseOutcome, saysTheSame } from "./release.ts";

/**
 * What was released of these very counts, by this rule, and stands: said again without a reason, there is nothing to search
 * for and nothing new to say. Protecting them once more, with what came out meanwhile, might withhold more and call it a change.
 * @returns null where one of the tables says something else: all are then protected, as one problem
 */
export async function sameCounts(
  context: PublicationContext,
  tables: readonly RawTable[],
): Promise<readonly ReleaseOutcome[] | null> {
  const outcomes: ReleaseOutcome[] = [];
  for (const table of tables) {
    const outcome = await standingOf(context, table);
    if (!outcome) return null;
    outcomes.push(outcome);
  }
  return outcomes;
}

async function standingOf(context: PublicationContext, table: RawTable): Promise<ReleaseOutcome | null> {
  const { client, institution, policy } = context;
  const indicator = indicatorOf(institution, table.dataset);
  const current = await currentRelease(client, table);
  if (!indicator || !current || !isSame(current.policy, policy) || !saysTheSame(current, { ...context, indicator }))
    return null;
  if (current.demonstration !== context.demonstration || !(await isOfCounts(context, current.id, table))) return null;
  const { rows } = await client.query<Pick<ReleaseOutcome, "cells" | "withheld" | "absent">>(
    `select count(*) filter (where status <> 'NOT_APPLICABLE')::int as cells,
            count(*) filter (where status = 'WITHHELD')::int as withheld,
            count(*) filter (where status = 'NOT_COLLECTED')::int as absent
       from published.cell where release = $1`,
    [current.id],
  );
  return rows[0] ? { ...rows[0], period: table.period, release: current.id, isNew: false } : null;
}

/** Whether a release was made of the same lines: territory, breakdown, structure, count. */
async function isOfCounts({ client }: PublicationContext, release: string, table: RawTable): Promise<boolean> {
  const lines = (delivery: string) =>
    `select territory, breakdown, coalesce(contributor, ''), value from intake.count where delivery = ${delivery} and period = $3`;
  const [mine, former] = [lines("$1"), lines("former.delivery")];
  const { rows } = await client.query<{ same: boolean }>(
    `select not exists ((${mine} except all ${former}) union all (${former} except all ${mine})) as same
       from intake.release_delivery as former where release = $2`,
    [table.delivery, release, table.period],
  );
  return rows[0]?.same === true;
}
