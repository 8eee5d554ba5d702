import type { Knex } from "knex";

/**
 * The organisation a count is from, where the structure rules apply; and from which delivery each release was made, so
 * that whoever publishes or audits later knows the counts behind what is shown. Only the publisher reads either.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table intake.count add column contributor text check (contributor <> '');

    create table intake.release_delivery (
      release text primary key references published.release,
      delivery bigint not null references intake.delivery on delete cascade
    );

    -- Releases made before this table: the last delivery of a period is the one behind its last vintage.
    insert into intake.release_delivery (release, delivery)
    select distinct on (release.dataset, release.period) release.id, delivery.id
      from published.release
      join intake.delivery on delivery.dataset = release.dataset
     where exists (select from intake.count where count.delivery = delivery.id and count.period = release.period)
     order by release.dataset, release.period, release.vintage desc, delivery.id desc;
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop table intake.release_delivery; alter table intake.count drop column contributor");
}
