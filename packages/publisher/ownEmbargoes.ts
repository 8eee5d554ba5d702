import { OperatorError } from "@pacte-hub/server/operatorError";
import type { PublicationContext } from "./context.ts";
import { type CountedPeriod, releasesInForce } from "./priorReleases.ts";

/**
 * What a table withholds depends on every release of the same people, one under embargo too: shown before that one, it would tell
 * of its content. Such a table waits at least as long.
 * @throws OperatorError
 */
export async function assertOutAfterEmbargoes(
  context: PublicationContext,
  tables: readonly CountedPeriod[],
): Promise<void> {
  const outAt = context.embargoUntil === null ? Date.now() : Date.parse(context.embargoUntil);
  const later = (await releasesInForce(context, tables)).find(({ outAt: itsInstant }) => itsInstant.getTime() > outAt);
  if (!later) return;
  const until = later.outAt.toISOString();
  throw new OperatorError(
    `Rien n'est publié : ${later.release}, des mêmes personnes, est sous embargo jusqu'au ${until}, et ce que l'on masquerait ici laisserait deviner ce qu'elle contient. Publiez sous le même embargo (--embargo ${until}), ou retirez-la d'abord.`,
    "EMBARGOED_BESIDE",
  );
}
