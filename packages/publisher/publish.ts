import { withClient } from "@pacte-hub/postgres/connect";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import { inspect } from "@pacte-hub/release-file/extract";
import type { DisclosurePolicy, NoPolicy } from "@pacte-hub/schema/model/release";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Client } from "pg";
import { intakeExtract } from "./intake.ts";
import { periodsOf } from "./intakeTables.ts";
import { lockDatasets } from "./locks.ts";
import { tableOf } from "./openTable.ts";
import type { Publication } from "./publication.ts";
import { type ProtectedOutcome, publishProtected } from "./publishProtected.ts";
import { issueRelease, type ReleaseMetadata, type ReleaseOutcome } from "./release.ts";

/**
 * The one way a figure is born: file -> intake -> whole table of each period -> immutable releases, in one transaction.
 * A publisher killed at any instant leaves what was published before.
 * @throws ExtractRefused when the file has faults: nothing is loaded. OperatorError when nothing can be published.
 */
export function publish(
  publisherUrl: string,
  publication: Publication,
): Promise<readonly (ReleaseOutcome | ProtectedOutcome)[]> {
  const policy = policyOf(publication);
  return policy.kind === "NONE"
    ? publishOpen(publisherUrl, publication, policy)
    : publishProtected(publisherUrl, publication, policy);
}

/** The institution's rule for the dataset, or for its generated figures. @throws OperatorError where it has none. */
export function policyOf({
  institution,
  indicator,
  demonstration,
}: Pick<Publication, "institution" | "indicator" | "demonstration">): DisclosurePolicy {
  const generated = demonstration ? institution.demonstrationPolicies[indicator.id] : undefined;
  const policy = generated ?? institution.policies[indicator.id];
  if (policy) return policy;
  throw new OperatorError(
    `Aucune règle de secret n'est fixée pour le jeu ${indicator.id} : il ne peut pas être publié.`,
  );
}

/** Only what its source already protects is published as it is. */
async function publishOpen(
  publisherUrl: string,
  publication: Publication,
  policy: NoPolicy,
): Promise<readonly ReleaseOutcome[]> {
  const extract = await inspect(publication.file, publication.separator);
  return withClient(publisherUrl, async (client) => {
    // A file that brings nothing new leaves no second copy of its counts either.
    const isWorth = (outcomes: readonly ReleaseOutcome[]) =>
      publication.rehearsal !== true && outcomes.some(({ isNew }) => isNew);
    const work = async () => {
      await lockDatasets(client, [publication.indicator.id]);
      const progress = (lines: number) => publication.progress?.(`${lines} lignes lues`);
      const delivery = await intakeExtract(client, { ...publication, extract, protection: null, progress });
      publication.progress?.(`${delivery.lines} lignes lues et vérifiées`);
      return issueEach(client, delivery.id, { ...publication, policy });
    };
    return inTransaction(client, work, { keeps: isWorth });
  });
}

async function issueEach(
  client: Client,
  delivery: string,
  publication: Publication & ReleaseMetadata,
): Promise<ReleaseOutcome[]> {
  const { indicator } = publication;
  const outcomes: ReleaseOutcome[] = [];
  const periods = await periodsOf(client, delivery);
  for (const [at, period] of periods.entries()) {
    const cells = await tableOf(client, delivery, { indicator, period });
    // An open table withholds nothing, so there is nothing an attacker could find.
    outcomes.push(await issueRelease({ ...publication, client }, { indicator, period, cells, findings: 0 }));
    publication.progress?.(`${period} : ${cells.length} cellules`, { at: at + 1, of: periods.length });
  }
  return outcomes;
}
