import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError } from "graphql";

/** What cannot be journaled is not answered: a disk too slow for the demand shows as an institution that is busy. */
export function journalOverloaded(partner: PartnerId): GraphQLError {
  const refusal = { code: "PARTNER_UNAVAILABLE", partner, why: "OVERLOADED" } as const;
  return new GraphQLError(explain(refusal), { extensions: { code: refusal.code, http: { status: 503 } } });
}
