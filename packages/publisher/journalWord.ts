import type { PublicationContext } from "./context.ts";
import type { ReleaseOutcome } from "./release.ts";

/** What the steward has said of a file against what it would have been refused for, in the journal with each new release. */
export async function journalWord(
  { client, declared }: Pick<PublicationContext, "client" | "declared">,
  outcomes: readonly ReleaseOutcome[],
): Promise<void> {
  const { ignored, decimalMark, unusualBecause } = declared;
  const word = {
    ...(ignored && { ignored }),
    ...(decimalMark && { decimalMark }),
    ...(unusualBecause && { unusualBecause }),
  };
  if (Object.keys(word).length === 0) return;
  for (const { release, isNew } of outcomes)
    if (isNew) await client.query("select authority.journal_word($1, $2::jsonb)", [release, JSON.stringify(word)]);
}
