import type { Knex } from "knex";

/** Datasets that their source has opened since an institution's first migration said which: its database lets them out as they are. */
export function openDatasets(...datasets: readonly string[]) {
  return {
    async up(db: Knex): Promise<void> {
      await db.raw("insert into authority.open_dataset (dataset) select unnest(?::text[])", [[...datasets]]);
    },
    async down(db: Knex): Promise<void> {
      await db.raw("delete from authority.open_dataset where dataset = any(?::text[])", [[...datasets]]);
    },
  };
}
