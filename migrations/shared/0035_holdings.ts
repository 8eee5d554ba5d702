import type { Knex } from "knex";

/**
 * Which structures belong to one holding, and so know together what each knows. Only the publisher reads it; what a file
 * has said is never unsaid.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table intake.holding (
      contributor text not null check (contributor <> ''),
      holding text not null check (holding <> ''),
      primary key (contributor, holding)
    );
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop table intake.holding");
}
