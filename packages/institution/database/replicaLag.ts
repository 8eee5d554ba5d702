import { setTimeout as sleep } from "node:timers/promises";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError } from "graphql";
import type { Knex } from "knex";

/** How far the replica that readers are answered from is behind the primary. */
export interface ReplicaLag {
  /** An upper bound in seconds; null when readers are answered by the primary itself, or when it cannot be reached. */
  readonly seconds: number | null;
  /** True while the replica is further behind than allowed: a revoked grant could still be in force there. */
  readonly isLate: boolean;
  /** Measures now, as is done each second. Never rejects. */
  look(): Promise<void>;
  stop(): void;
}

export interface ReplicaLagOptions {
  /** The connection that answers readers. */
  readonly reader: Pick<Knex, "raw">;
  /** The connection to the primary. */
  readonly primary: Pick<Knex, "raw">;
  readonly mostSeconds: number;
  /** A monotonic clock, in milliseconds. */
  readonly now?: () => number;
}

/** A transaction id that the primary gave, and when. */
interface Mark {
  readonly transaction: bigint;
  readonly at: number;
}

const lookEveryMs = 1_000;
/** How long a mark may take to reach a replica that follows, once the primary is back. */
const momentMs = 250;

/**
 * Each second, makes an empty transaction on the primary (a mark) and looks which marks the replica has replayed: it replays
 * transactions in order, so everything committed before a replayed mark is there. The servers' clocks are not compared, and an
 * idle primary does not make its replica look late.
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
    // While the primary is away nothing is revoked there: the replica is not more out of date than before.
    if (mark === null) return;
    marks = bounded([...marks, mark]);
    // Writes made meanwhile are unknown. A replica that follows soon has the new mark; one that does not is late.
    if (wasAway) {
      await sleep(momentMs);
      marks = fromLastReplayed(marks, (await replayed()).next);
    }
    seconds = (now() - (marks[0]?.at ?? now())) / 1_000;
  }

  // One at a time: when a server hangs, the next look must not begin before this one has ended.
  function look(): Promise<void> {
    looking ??= readLag()
      // A replica that is away answers nobody; once it is back, its marks say how late it is.
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

/** The marks from the last replayed one on: the age of that one bounds how late the replica is. */
function fromLastReplayed(marks: readonly Mark[], next: bigint): readonly Mark[] {
  const last = marks.findLastIndex(({ transaction }) => transaction < next);
  return last < 0 ? marks : marks.slice(last);
}

const mostMarks = 3_600;

/** Keeps the first mark, which says how late the replica is, and the latest of those it has not replayed. */
const bounded = ([first, ...otherMarks]: readonly Mark[]): readonly Mark[] =>
  first ? [first, ...otherMarks.slice(-mostMarks)] : [];

/** The error that every question gets while the replica is late. */
export function replicaLate(partner: PartnerId): GraphQLError {
  const refusal = { code: "PARTNER_UNAVAILABLE", partner, why: "REPLICA_LATE" } as const;
  return new GraphQLError(explain(refusal), { extensions: { code: refusal.code, http: { status: 503 } } });
}
