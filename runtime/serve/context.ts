import type { Instant } from "../../schema/language/period.ts";
import type { ReleaseId } from "../../schema/language/release.ts";
import type { Viewer } from "../../schema/language/viewer.ts";
import type { Access } from "../authority/grants/access.ts";
import { type GrantsOfConvention, grantsOfConvention } from "../authority/grants/standing.ts";
import type { Answers, Turn } from "../authority/grants/turn.ts";
import type { Institution } from "../institution.ts";
import { type FileLoader, fileLoader } from "../read/file.ts";
import type { ReleaseMemory } from "../read/memory/memory.ts";
import { type Reading, readingOf } from "../read/reading.ts";

/** What a resolver is given: loaders that live for one request, the institution it speaks for, and what it may tell whom. */
export interface Context<Store = unknown> extends Reading {
  readonly institution: Institution;
  readonly viewer: Viewer;
  readonly access: Access;
  readonly turn: Turn;
  readonly grantsOfConvention: GrantsOfConvention;
  readonly files: FileLoader;
  /** Which releases the figures of this answer come from, as they are read. */
  readonly used: Set<ReleaseId>;
  /** Loaders over the entities the institution owns (its `store.ts`). */
  readonly store: Store;
}

/** What a request is answered from. */
export interface Answering<Store> {
  readonly institution: Institution;
  readonly viewer: Viewer;
  readonly turn: Turn;
  readonly access: Access;
  readonly asOf: Instant | null;
  /** null: every figure is read from the database. */
  readonly memory?: ReleaseMemory | null;
  storeOf(db: Answers, asOf: Instant | null): Store;
}

export function contextOf<Store>(answering: Answering<Store>): Context<Store> {
  const { institution, viewer, access, turn, asOf, storeOf } = answering;
  return {
    institution,
    viewer,
    access,
    turn,
    grantsOfConvention: grantsOfConvention(turn.db),
    ...readingOf(answering),
    files: fileLoader(turn),
    used: new Set(),
    store: storeOf(turn.db, asOf),
  };
}
