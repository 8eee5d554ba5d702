import type { Walked } from "./allOrNothing.ts";
import type { PublicationContext } from "./context.ts";
import type { ReleaseOutcome } from "./release.ts";

/**
 * In the journal with each new release: what the steward has said of a file, by which codes it would have been refused, and since
 * when an institution that did not answer had not been heard.
 */
export async function journalWord(
  { client, declared, abroad }: Pick<PublicationContext, "client" | "declared" | "abroad">,
  { outcomes, lifted }: Pick<Walked<ReleaseOutcome>, "outcomes" | "lifted">,
): Promise<void> {
  const { ignored, decimalMark, unusualBecause } = declared;
  const stale = [...(abroad.stale?.() ?? [])];
  const word = {
    ...(ignored && { ignored }),
    ...(decimalMark && { decimalMark }),
    ...(unusualBecause && { unusualBecause }),
    ...(lifted.length > 0 && { lifted: [...new Set(lifted)].toSorted() }),
    ...(stale.length > 0 && { lastAnswers: Object.fromEntries(stale) }),
  };
  if (Object.keys(word).length === 0) return;
  for (const { release, isNew } of outcomes)
    if (isNew) await client.query("select authority.journal_word($1, $2::jsonb)", [release, JSON.stringify(word)]);
}
