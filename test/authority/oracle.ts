import pg from "pg";

/** A grant as the institution's table says it, read by SQL alone: nothing here comes from the code under test. */
export interface Row {
  readonly dataset: string;
  readonly institution: string;
  readonly role: string;
  readonly finest: string;
  readonly dimensions: readonly string[];
  readonly purpose: string;
  readonly from: string;
  readonly until: string | null;
  readonly revoked: boolean;
  readonly waits: boolean;
}

export async function grantsIn(stewardUrl: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: stewardUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select g.dataset, g.institution, g.role, g.finest, g.dimensions, g.purpose, g.starts_on::text as "from",
              g.ends_on::text as until,
              exists (select from authority.grant_revocation r where r.grant_id = g.id) as revoked,
              g.needs_approval and not exists (select from authority.grant_approval a where a.grant_id = g.id) as waits
         from authority.access_grant g`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

/** Who asks, as his issuer would say it; null: nobody in particular. */
export interface Somebody {
  readonly institution: string;
  readonly role: string;
}

export interface Asked {
  readonly dataset: string;
  readonly level: string;
  readonly dimensions: readonly string[];
}

const fineness = ["DEPARTMENT", "ARRONDISSEMENT", "EPCI", "COMMUNE"];
const usual: Readonly<Record<string, string>> = {
  ANALYST: "STATISTICS",
  STEERING: "STEERING",
  STEWARD: "DATA_STEWARDSHIP",
};

/** True when some grant opens a generated figure to him today: the law of the matrix, in one sentence. */
export function opens(rows: readonly Row[], somebody: Somebody | null, asked: Asked): boolean {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(new Date());
  return rows.some(
    (grant) =>
      somebody !== null &&
      grant.institution === somebody.institution &&
      grant.role === somebody.role &&
      grant.dataset === asked.dataset &&
      grant.purpose === usual[somebody.role] &&
      !grant.revoked &&
      !grant.waits &&
      grant.from <= today &&
      (grant.until === null || today <= grant.until) &&
      fineness.indexOf(asked.level) <= fineness.indexOf(grant.finest) &&
      asked.dimensions.every((one) => grant.dimensions.includes(one)),
  );
}
