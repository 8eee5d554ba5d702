import type { Walked } from "./allOrNothing.ts";
import type { PublicationContext } from "./context.ts";
import type { ReleaseOutcome } from "./release.ts";

/** What the steward has said of a file, and by which codes it would have been refused, in the journal with each new release. */
export async function journalWord(
  { client, declared }: Pick<PublicationContext, "client" | "declared">,
  { outcomes, lifted }: Pick<Walked<ReleaseOutcome>, "outcomes" | "lifted">,
): Promise<void> {
  const { ignored, decimalMark, unusualBecause } = declared;
  const word = {
    ...(ignored && { ignored }),
    ...(decimalMark && { decimalMark }),
    ...(unusualBecause && { unusualBecause }),
    ...(lifted.length > 0 && { lifted: [...new Set(lifted)].toSorted() }),
  };
  if (Object.keys(word).length === 0) return;
  for (const { release, isNew } of outcomes)
    if (isNew) await client.query("select authority.journal_word($1, $2::jsonb)", [release, JSON.stringify(word)]);
}
