import { indicatorOf } from "@pacte-hub/institution/config";
import type { PublicationContext } from "./context.ts";
import type { ProtectedTable } from "./protectTables.ts";
import { issueRelease, type ReleaseOutcome } from "./release.ts";

/** Releases a protected table, signed, and notes which delivery its counts are in: the audit will want them again. */
export async function releaseTable(context: PublicationContext, table: ProtectedTable): Promise<ReleaseOutcome> {
  const indicator = indicatorOf(context.institution, table.dataset);
  if (!indicator) throw new Error(`le jeu ${table.dataset} n'existe pas`);
  const outcome = await issueRelease(context, { ...table, indicator });
  if (outcome.isNew && table.delivery !== null)
    await context.client.query("insert into intake.release_delivery (release, delivery) values ($1, $2)", [
      outcome.release,
      table.delivery,
    ]);
  return outcome;
}
