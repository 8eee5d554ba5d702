import type { Knex } from "knex";

/** A line of a file that has a column for each period brings one count for each. */
export async function up(db: Knex): Promise<void> {
  await db.raw("alter table intake.count drop constraint count_pkey, add primary key (delivery, line, period)");
}

export async function down(db: Knex): Promise<void> {
  await db.raw("alter table intake.count drop constraint count_pkey, add primary key (delivery, line)");
}
