import { answersTo } from "@pacte-hub/postgres/prepared";
import type { InstitutionId } from "@pacte-hub/schema/model/viewer";
import type { Knex } from "knex";

/** A line of the institution's list: this value of this claim, said by this issuer, speaks for that institution. */
export interface IssuerEntry {
  readonly claim: string;
  readonly value: string;
  readonly institution: InstitutionId;
  readonly demonstration: boolean;
}

/**
 * What the institution believes of an issuer at this instant: one look by primary key for each request, so that an
 * issuer taken off the list stops at once. A demonstration line counts on a database marked as a demonstration only,
 * whatever may have been done to the triggers that see to it.
 */
export const lookUpIssuer = (db: Knex, issuer: string): Promise<readonly IssuerEntry[]> =>
  answersTo(db, statement, [issuer]);

const statement = {
  name: "hub_listed",
  text: `select claim, claim_value as value, institution, demonstration
       from authority.issuer
      where issuer = $1
        and valid_from <= now() and (valid_until is null or now() < valid_until)
        and (not demonstration or exists (select from authority.mark where mark.demonstration))`,
};
