import type { Knex } from "knex";
import { createReleaseAt, createReleaseView, publicSince } from "./0036_producer_publication.ts";

/**
 * What was withdrawn before its embargo ended was never read by anybody: it replaces nothing, then or later. Before, the vintage
 * before it stopped being current at the instant at which the embargo would have ended.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw("drop function published.release_at; drop view published.standing");
  await db.raw(createReleaseView(publicSince, { outAt, replaces }));
  await db.raw(createReleaseAt("known_at"));
}

export async function down(db: Knex): Promise<void> {
  await db.raw("drop function published.release_at; drop view published.standing");
  await db.raw(createReleaseView(publicSince));
  await db.raw(createReleaseAt("known_at"));
}

/** Never, where it was withdrawn before. */
const outAt = `case when withdrawal.withdrawn_at < publication.effective_at then 'infinity'::timestamptz
                    else publication.effective_at end`;

const replaces = `
                                and not exists (select from published.withdrawal as unread
                                                 where unread.release = later.id and unread.withdrawn_at < newer.effective_at)`;
