import type { Knex } from "knex";

/**
 * Which action a count is of, where the institution knows it: added up for what is published (recommendation, territory,
 * year), kept here for those who counted it, and read by the publisher alone.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw("alter table intake.count add column action text check (action <> '')");
}

export async function down(db: Knex): Promise<void> {
  await db.raw("alter table intake.count drop column action");
}
