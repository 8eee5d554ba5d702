import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { Instant } from "@pacte-hub/schema/model/period";
import type { IssuerEntry } from "./issuerLookup.ts";

/** Which claim of which issuer is meant: one value of one claim never speaks for two. */
export interface IssuerLine {
  readonly issuer: string;
  readonly claim: string;
  readonly value: string;
}

/** A line of the institution's list as its steward sees it. */
export interface TrustedIssuer extends IssuerLine, IssuerEntry {
  readonly validFrom: Instant;
  readonly validUntil: Instant | null;
}

/** A line to be believed from then on, or from now. */
export interface NewIssuer extends IssuerLine {
  readonly institution: string;
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
}

export async function listIssuers(steward: Queryable): Promise<readonly TrustedIssuer[]> {
  const { rows } = await steward.raw<{
    rows: (Omit<TrustedIssuer, "validFrom" | "validUntil"> & { from: Date; until: Date | null })[];
  }>(
    `select issuer, claim, claim_value as value, institution, demonstration, valid_from as "from", valid_until as until
       from authority.issuer order by issuer, claim, claim_value`,
    {},
  );
  return rows.map(({ from, until, ...line }) => ({
    ...line,
    validFrom: from.toISOString(),
    validUntil: until?.toISOString() ?? null,
  }));
}

/** Believes a line; false, and nothing changed, while one stands for the same value: it must end before another replaces it. */
export async function addIssuer(steward: Queryable, line: NewIssuer): Promise<boolean> {
  const { rows } = await steward.raw<{ rows: unknown[] }>(
    `insert into authority.issuer (issuer, claim, claim_value, institution, valid_from, valid_until)
     values (:issuer, :claim, :value, :institution, coalesce(:validFrom::timestamptz, now()), :validUntil::timestamptz)
     on conflict (issuer, claim, claim_value) do update
        set institution = excluded.institution, valid_from = greatest(excluded.valid_from, issuer.valid_until),
            valid_until = excluded.valid_until
      where issuer.valid_until <= now()
     returning issuer`,
    { ...line },
  );
  return rows.length === 1;
}

/** From then on, or from now, the line makes nobody a reader; false when there is none, or its end came already. */
export async function endIssuer(steward: Queryable, line: IssuerLine, at: Instant | null): Promise<boolean> {
  const { rows } = await steward.raw<{ rows: unknown[] }>(
    `update authority.issuer
        set valid_until = greatest(coalesce(:at::timestamptz, now()), valid_from + interval '1 microsecond')
      where issuer = :issuer and claim = :claim and claim_value = :value
        and (valid_until is null or valid_until > now())
      returning issuer`,
    { ...line, at },
  );
  return rows.length === 1;
}
