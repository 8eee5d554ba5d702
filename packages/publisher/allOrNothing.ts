import { inTransaction } from "@pacte-hub/postgres/transaction";
import type { ExtractFaultCode } from "@pacte-hub/schema/model/publicationRefusal";
import type { PublicationContext } from "./context.ts";
import type { Holdings } from "./holdings.ts";
import { lockDatasets } from "./locks.ts";
import type { ReleaseOutcome } from "./release.ts";

/** What a publication came to: its releases, and what its files say of holdings. */
export interface Walked<Outcome extends ReleaseOutcome> {
  readonly outcomes: readonly Outcome[];
  readonly holdings: readonly Holdings[];
  /** By which codes the steward's files would have been refused, but for their word. */
  readonly lifted: readonly ExtractFaultCode[];
}

/**
 * One transaction, which holds the lock of all the people while the solver thinks: nothing of theirs comes out meanwhile that
 * these tables were not protected against. Kept where at least one release is new: a file that brings nothing new leaves no
 * second copy of its counts. A rehearsal takes everything back.
 */
export async function allOrNothing<Outcome extends ReleaseOutcome>(
  { client, people, rehearsal }: PublicationContext,
  walk: () => Promise<Walked<Outcome>>,
): Promise<readonly Outcome[]> {
  const isWorthKeeping = ({ outcomes }: Walked<Outcome>) => !rehearsal && outcomes.some(({ isNew }) => isNew);
  const locked = async () => {
    await lockDatasets(client, people.datasets);
    return walk();
  };
  const walked = await inTransaction(client, locked, { keeps: isWorthKeeping });
  // The figures may be the same and the file still say which structures share what they know.
  if (!rehearsal && !isWorthKeeping(walked)) for (const one of walked.holdings) await one.record(client);
  return walked.outcomes;
}
