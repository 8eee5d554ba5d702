import type { PublicationContext } from "./context.ts";
import type { RawPart, RawTable } from "./rawTable.ts";

/** Takes a generated table into `intake`, as if a file had brought it, and says in which delivery it is. */
export async function intakeGenerated({ client }: PublicationContext, table: RawTable): Promise<RawTable> {
  const { dataset, period, communes = [] } = table;
  const parts: readonly RawPart[] = [...table.parts, ...communes];
  const { rows } = await client.query<{ id: string }>(
    "insert into intake.delivery (dataset, file_name, file_sha256) values ($1, $2, '') returning id",
    [dataset, `engendré pour la démonstration, ${period}`],
  );
  const delivery = rows[0]?.id ?? "";
  await client.query(
    `insert into intake.count (delivery, line, period, territory, breakdown, value, contributor, action)
     select $1, line, $2, territory, breakdown, value, contributor, action
       from unnest($3::text[], $4::text[], $5::numeric[], $6::text[], $7::text[])
            with ordinality as part(territory, breakdown, value, contributor, action, line)`,
    [
      delivery,
      period,
      parts.map(({ territory }) => territory),
      parts.map(({ breakdown }) => breakdown),
      parts.map(({ value }) => value),
      parts.map(({ contributor }) => contributor ?? null),
      parts.map(({ action }) => action ?? null),
    ],
  );
  return { ...table, delivery };
}
