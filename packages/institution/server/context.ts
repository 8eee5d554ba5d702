import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { Act, Asker } from "@pacte-hub/schema/model/consultation";
import type { Instant } from "@pacte-hub/schema/model/period";
import type { ReleaseId } from "@pacte-hub/schema/model/release";
import type { Viewer } from "@pacte-hub/schema/model/viewer";
import type { QuestionTrace, Traced } from "@pacte-hub/server/observation/questionTrace";
import type { GraphQLError } from "graphql";
import type { Knex } from "knex";
import type { Access } from "../access/access.ts";
import { type GrantsOfConvention, grantsOfConvention } from "../access/grantQueries.ts";
import type { ReaderSession } from "../access/readerSession.ts";
import type { RequestSignature } from "../auth/verifySignature.ts";
import type { Institution } from "../config.ts";
import type { Journal } from "../journal/journal.ts";
import type { ReleaseCache } from "../releases/cache/cache.ts";
import { type FileLoader, fileLoader } from "../releases/file.ts";
import { type Loaders, loadersOf } from "./loaders.ts";

/** The context of resolvers, for one request: loaders, the institution, the reader and their access. */
export interface Context<Store = unknown> extends Loaders, Traced {
  readonly institution: Institution;
  readonly viewer: Viewer;
  readonly access: Access;
  readonly readerSession: ReaderSession;
  readonly grantsOfConvention: GrantsOfConvention;
  /** The steward's login, for mutations; null: this process refuses them. */
  readonly steward: Knex | null;
  /** The gateway's verified signature; null in tests without a gateway, where nothing is journaled. */
  readonly requestSignature: RequestSignature | null;
  readonly asker: Asker;
  /** The instant the reader asks about; null: now. */
  readonly asOf: Instant | null;
  readonly journal: Journal | null;
  /** Errors without a path, added to the answer. */
  readonly remarks: readonly GraphQLError[];
  /** Mutations done or refused in this request, for the journal. */
  readonly acts: Act[];
  /** Spends the request's signature: a replayed act is refused before it acts. */
  beforeActing(): Promise<void>;
  readonly files: FileLoader;
  /** The releases whose figures are in this answer; grows as they are read. */
  readonly used: Set<ReleaseId>;
  /** Loaders over the entities the institution owns (its `store.ts`). */
  readonly store: Store;
}

/** What `contextOf` makes the context of. */
export interface Answering<Store> {
  readonly institution: Institution;
  readonly viewer: Viewer;
  readonly readerSession: ReaderSession;
  readonly access: Access;
  readonly asOf: Instant | null;
  readonly asker: Asker;
  readonly steward?: Knex | null;
  readonly requestSignature?: RequestSignature | null;
  readonly journal?: Journal | null;
  readonly remarks?: readonly GraphQLError[];
  /** Present where questions are measured or traced. */
  readonly trace?: QuestionTrace | undefined;
  /** null: every figure is read from the database. */
  readonly memory?: ReleaseCache | null;
  storeOf(db: Queryable, asOf: Instant | null): Store;
}

export function contextOf<Store>(answering: Answering<Store>): Context<Store> {
  const {
    institution,
    viewer,
    asker,
    access,
    readerSession,
    asOf,
    storeOf,
    requestSignature = null,
    journal = null,
  } = answering;
  return {
    institution,
    viewer,
    access,
    readerSession,
    steward: answering.steward ?? null,
    acts: [],
    remarks: answering.remarks ?? [],
    trace: answering.trace,
    requestSignature,
    asker,
    asOf,
    journal,
    beforeActing: async () => {
      if (requestSignature) await journal?.spend(requestSignature);
    },
    grantsOfConvention: grantsOfConvention(readerSession.withGrant(null)),
    ...loadersOf(answering),
    files: fileLoader(readerSession),
    used: new Set(),
    store: storeOf(readerSession.db, asOf),
  };
}
