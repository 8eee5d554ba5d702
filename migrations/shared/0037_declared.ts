import type { Knex } from "knex";

/** What the steward said of a file in place of its header: columns left out, figures unlike any before. Null: before it was kept. */
export async function up(db: Knex): Promise<void> {
  await db.raw("alter table intake.delivery add column declared jsonb");
}

export async function down(db: Knex): Promise<void> {
  await db.raw("alter table intake.delivery drop column declared");
}
