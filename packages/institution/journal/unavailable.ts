import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError } from "graphql";

/** The refusal while the journal cannot be written: what must be journaled is neither shown nor done. */
export function journalUnavailable(partner: PartnerId): GraphQLError {
  const refusal = { code: "JOURNAL_UNAVAILABLE", partner } as const;
  return new GraphQLError(explain(refusal), { extensions: { code: refusal.code, institution: partner } });
}
