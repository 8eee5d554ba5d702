import { setTimeout as sleep } from "node:timers/promises";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError } from "graphql";
import type { Knex } from "knex";

/** How far what readers are answered from is behind the server that takes writes. */
export interface ReplicaLag {
  /** At most so many seconds; null: readers are answered by that server itself, or it cannot be asked. */
  readonly seconds: number | null;
  /** True while it is further behind than it may be: a right that was revoked would still be read. */
  readonly isLate: boolean;
  /** Looks now, as is done each second. Never rejects. */
  look(): Promise<void>;
  stop(): void;
}

export interface ReplicaLagOptions {
  /** Whoever answers readers. */
  readonly reader: Pick<Knex, "raw">;
  /** Whoever takes writes. */
  readonly primary: Pick<Knex, "raw">;
  readonly mostSeconds: number;
  /** Milliseconds, growing. */
  readonly now?: () => number;
}

/** A transaction that was given its number on the server that takes writes, and when. */
interface Mark {
  readonly transaction: bigint;
  readonly at: number;
}

const lookEveryMs = 1_000;
/** How long a mark may take to a replica that follows, once the server that takes writes is back. */
const momentMs = 250;

/**
 * Sets a mark on the server that takes writes each second, a transaction without a word, and looks which have come to the
 * replica: the end of a transaction that was replayed there comes after all that was committed before it. Clocks play no part,
 * nor does an idle server look late.
 * @see https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
 */
export function replicaLag({
  reader,
  primary,
  mostSeconds,
  now = () => performance.now(),
}: ReplicaLagOptions): ReplicaLag {
  let marks: readonly Mark[] = [];
  let seconds: number | null = null;
  let isPrimaryAway = false;
  let looking: Promise<void> | undefined;

  async function readLag(): Promise<void> {
    const replay = await replayed();
    if (!replay.standby) {
      [marks, seconds] = [[], null];
      return;
    }
    marks = fromLastReplayed(marks, replay.next);
    const mark = await marked().catch(() => null);
    const wasAway = isPrimaryAway;
    isPrimaryAway = mark === null;
    // While the server that takes writes is away nothing is revoked there: the replica is no later than it was.
    if (mark === null) return;
    marks = bounded([...marks, mark]);
    // What was written meanwhile is not known. A replica that follows has the new mark in a moment; one that does not is late.
    if (wasAway) {
      await sleep(momentMs);
      marks = fromLastReplayed(marks, (await replayed()).next);
    }
    seconds = (now() - (marks[0]?.at ?? now())) / 1_000;
  }

  // One at a time: a server that hangs would have the next look begin before this one has ended.
  function look(): Promise<void> {
    looking ??= readLag()
      // Nobody is answered from there; its marks tell how late it is once it is back.
      .catch(() => {
        seconds = null;
      })
      .finally(() => {
        looking = undefined;
      });
    return looking;
  }

  async function replayed(): Promise<{ readonly standby: boolean; readonly next: bigint }> {
    const { rows } = await reader.raw<{ rows: readonly { standby: boolean; next: string }[] }>(
      "select pg_is_in_recovery() as standby, pg_snapshot_xmax(pg_current_snapshot())::text as next",
    );
    return { standby: rows[0]?.standby ?? false, next: BigInt(rows[0]?.next ?? 0) };
  }

  async function marked(): Promise<Mark> {
    const at = now();
    const { rows } = await primary.raw<{ rows: readonly { transaction: string }[] }>(
      "select pg_current_xact_id()::text as transaction",
    );
    return { transaction: BigInt(rows[0]?.transaction ?? 0), at };
  }

  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  return {
    get seconds() {
      return seconds;
    },
    get isLate() {
      return seconds !== null && seconds > mostSeconds;
    },
    look,
    stop: () => clearInterval(timer),
  };
}

/** The first mark is the last that has come, while one has: how long ago it was set is how late the replica may be. */
function fromLastReplayed(marks: readonly Mark[], next: bigint): readonly Mark[] {
  const last = marks.findLastIndex(({ transaction }) => transaction < next);
  return last < 0 ? marks : marks.slice(last);
}

const mostMarks = 3_600;

/** The first says how late it is: of those that wait, the latest are enough. */
const bounded = ([first, ...otherMarks]: readonly Mark[]): readonly Mark[] =>
  first ? [first, ...otherMarks.slice(-mostMarks)] : [];

/** The refusal of every question while the replica is late. */
export function replicaLate(partner: PartnerId): GraphQLError {
  const refusal = { code: "PARTNER_UNAVAILABLE", partner, why: "REPLICA_LATE" } as const;
  return new GraphQLError(explain(refusal), { extensions: { code: refusal.code, http: { status: 503 } } });
}
