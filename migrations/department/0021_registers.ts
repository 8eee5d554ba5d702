import type { Knex } from "knex";

/** The registers of 0004 become records, which keep their history; the shipped facts are entered anew. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    drop table pact.convention_party, pact.convention, pact.recommendation, pact.axis, pact.institution;
    delete from pact.register where id = 'pact';
  `);
}

export async function down(): Promise<void> {
  throw new Error("the registers' history would be lost");
}
