import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { Seen } from "../fetch/seen.ts";
import type { IntakeLine } from "./truth.ts";

/** A hub started beside, of which the referee may read the counts. */
export interface Staged {
  readonly dataDir: string;
  readonly ports: Readonly<Record<string, number>>;
}

const databases = ["caf", "department", "pole_emploi", "siae"];

/** The counts behind the latest vintage of each release that was seen, as their institutions received them. */
export async function intakeOf(
  { dataDir, ports }: Staged,
  { releases }: Pick<Seen, "releases">,
): Promise<IntakeLine[]> {
  const { hub_admin: password } = JSON.parse(await readFile(join(dataDir, "passwords.json"), "utf8"));
  const latest = new Map(
    releases.toSorted((a, b) => a.vintage - b.vintage).map((one) => [`${one.dataset}|${one.period}`, one.id]),
  );
  const ids = [...latest.values()];
  const lines: IntakeLine[] = [];
  for (const database of databases) {
    const client = new pg.Client(`postgres://hub_admin:${password}@127.0.0.1:${ports.PG_PORT}/${database}`);
    await client.connect();
    try {
      const { rows } = await client.query({ text: statement, values: [ids], rowMode: "array" });
      lines.push(...(rows as unknown as IntakeLine[]));
    } finally {
      await client.end();
    }
  }
  return lines;
}

const statement = `
  select release.release, count.territory, count.breakdown, count.contributor, sum(count.value)::float8
    from intake.count
    join intake.release_delivery as release on release.delivery = count.delivery
   where release.release = any($1) and split_part(release.release, ':', 3) = count.period
   group by 1, 2, 3, 4`;
