import type { Knex } from "knex";
import type { Instant } from "../../schema/language/period.ts";
import type { ReleaseId } from "../../schema/language/release.ts";
import type { Institution } from "../institution.ts";
import { type FileLoader, fileLoader } from "../read/file.ts";
import type { ReleaseMemory } from "../read/memory/memory.ts";
import { type Reading, readingOf } from "../read/reading.ts";

/** What a resolver is given: loaders that live for one request, and the institution it speaks for. */
export interface Context<Store = unknown> extends Reading {
  readonly institution: Institution;
  readonly files: FileLoader;
  /** Which releases the figures of this answer come from, as they are read. */
  readonly used: Set<ReleaseId>;
  /** Loaders over the entities the institution owns (its `store.ts`). */
  readonly store: Store;
}

/** What a request is answered from. */
export interface Answering<Store> {
  readonly institution: Institution;
  readonly db: Knex;
  readonly asOf: Instant | null;
  /** null: every figure is read from the database. */
  readonly memory?: ReleaseMemory | null;
  storeOf(db: Knex, asOf: Instant | null): Store;
}

export function contextOf<Store>(answering: Answering<Store>): Context<Store> {
  const { institution, db, asOf, storeOf } = answering;
  return {
    institution,
    ...readingOf(answering),
    files: fileLoader(db),
    used: new Set(),
    store: storeOf(db, asOf),
  };
}
