import type { Knex } from "knex";

/** A connection that runs statements: all that a loader needs of a database. */
export type Queryable = Pick<Knex, "raw">;
