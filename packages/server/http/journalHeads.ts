import type { JournalHead } from "@pacte-hub/schema/model/journalHead";
import { isPartnerId, partnerIds } from "@pacte-hub/schema/model/partner";

/** Under which the gateway passes on the latest heads it knows; under the second a partner tells its own. */
export const headsHeader = "hub-journal-heads";
export const headHeader = "hub-journal-head";
/** Says "failing" on an answer that was given although the journal cannot be written. */
export const journalHeader = "hub-journal";

const form = /^([a-z-]{1,20});(\d{1,15});([0-9a-f]{64});([0-9T:.Z-]{20,30});([A-Za-z0-9+/]{86}==)$/;

export const headsText = (heads: Iterable<JournalHead>): string =>
  [...heads]
    .map(({ institution, seq, hash, at, signature }) => [institution, seq, hash, at, signature].join(";"))
    .join(", ");

/** The heads a header tells: one per institution at most; what isn't a head is passed over, for nothing depends on it. */
export function headsIn(text: string | undefined): JournalHead[] {
  const heads = new Map<string, JournalHead>();
  for (const headText of (text ?? "").slice(0, 2_048).split(", ").slice(0, partnerIds.length)) {
    const [, institution, seq, hash, at, signature] = form.exec(headText) ?? [];
    if (institution && isPartnerId(institution) && hash && at && signature)
      heads.set(institution, { institution, seq: Number(seq), hash, at, signature });
  }
  return [...heads.values()];
}
