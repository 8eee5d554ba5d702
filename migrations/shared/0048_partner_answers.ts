import type { Knex } from "knex";

/**
 * What the other institutions answered to the publisher, last: used where one has been silent for too long. And which releases
 * were protected so, against what it had shown until some day: they are attacked again once it answers.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table intake.partner_answer (
      partner text not null,
      question text not null check (question ~ '^[0-9a-f]{64}$'),
      answer jsonb not null,
      answered_at timestamptz not null default now(),
      primary key (partner, question)
    );
    create table intake.reaudit_due (
      release text not null references published.release,
      partner text not null,
      as_of timestamptz not null,
      due_since timestamptz not null default now(),
      audited_at timestamptz,
      findings integer check ((findings is null) = (audited_at is null)),
      primary key (release, partner)
    );
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop table intake.reaudit_due, intake.partner_answer");
}
