import type { Metrics } from "@pacte-hub/server/observation/metrics";
import type { Knex } from "knex";
import type { ReplicaLag } from "../database/replicaLag.ts";
import type { Journal, JournalWrite } from "../journal/journal.ts";
import type { InstitutionReadiness } from "./readiness.ts";

/** What an institution's process can say of itself at any moment. */
export interface InstitutionState {
  readonly readiness: () => Promise<InstitutionReadiness>;
  readonly journal: Pick<Journal, "isFailing" | "waiting">;
  /** Reads what was published. */
  readonly db: Knex;
  /** By name, whose connections are counted. */
  readonly pools: Readonly<Record<string, Knex | null>>;
  readonly replica: Pick<ReplicaLag, "seconds"> | null;
}

/** Shows the state of an institution's process whenever somebody looks. */
export function institutionMetrics(
  metrics: Metrics,
  { readiness, journal, db, pools, replica }: InstitutionState,
): void {
  metrics.gauge({ name: "hub_ready", help: "1 when a reader would get figures (GET /readyz)." }, async () => [
    [{}, Number((await readiness()).ready)] as const,
  ]);
  metrics.gauge(
    {
      name: "hub_readiness",
      help: "1 for what each part of the process is now, in the words of /readyz.",
      labels: ["part", "state"],
    },
    async () => partsOf(await readiness()),
  );
  metrics.gauge({ name: "hub_journal_failing", help: "1 while the journal cannot be written." }, () => [
    [{}, Number(journal.isFailing)] as const,
  ]);
  metrics.gauge({ name: "hub_journal_waiting", help: "Answers that wait for the journal to hold them." }, () => [
    [{}, journal.waiting] as const,
  ]);
  metrics.gauge(
    {
      name: "hub_replica_lag_seconds",
      help: "How far behind the server that takes writes what is read may be, at most.",
    },
    () => (replica?.seconds == null ? [] : [[{}, replica.seconds] as const]),
  );
  metrics.gauge(
    {
      name: "hub_database_connections",
      help: "Connections of each pool to the database that are used or free, and requests that wait for one.",
      labels: ["pool", "state"],
    },
    () => Object.entries(pools).flatMap(([pool, knex]) => (knex ? connectionsOf(pool, knex) : [])),
  );
  metrics.gauge(
    {
      name: "hub_release_published_timestamp_seconds",
      help: "When the latest readable release of real figures of each dataset was published, in seconds since 1970.",
      labels: ["dataset"],
    },
    atMostEvery(freshForMs, () => latestReleases(db)),
  );
}

/** @returns takes each write of the journal */
export function journalMetrics(metrics: Metrics): (write: JournalWrite) => void {
  const took = metrics.durations({
    name: "hub_journal_write_duration_seconds",
    help: "Time of one write of the journal, which may serve many answers, by outcome (ok, failed).",
    labels: ["outcome"],
  });
  return ({ milliseconds, isFailed }) => took({ outcome: isFailed ? "failed" : "ok" }, milliseconds / 1_000);
}

const partsOf = ({ ready, stopping, ...parts }: InstitutionReadiness) =>
  Object.entries(parts).map(([part, state]) => [{ part, state }, 1] as const);

/** Knex shows no type of its pool. @see https://github.com/Vincit/tarn.js */
interface Pool {
  numUsed(): number;
  numFree(): number;
  numPendingAcquires(): number;
}

function connectionsOf(pool: string, { client }: Knex) {
  const { numUsed, numFree, numPendingAcquires } = countsOf(client.pool as Pool);
  return [
    [{ pool, state: "used" }, numUsed] as const,
    [{ pool, state: "free" }, numFree] as const,
    [{ pool, state: "waiting" }, numPendingAcquires] as const,
  ];
}

const countsOf = (pool: Pool) => ({
  numUsed: pool.numUsed(),
  numFree: pool.numFree(),
  numPendingAcquires: pool.numPendingAcquires(),
});

/** Releases come by the day: the database need not be asked at each look. */
const freshForMs = 60_000;
const patienceMs = 2_000;

function atMostEvery<Value>(milliseconds: number, read: () => Promise<Value>): () => Promise<Value> {
  let last: Promise<Value> | undefined;
  let lastAt = 0;
  return () => {
    if (!last || Date.now() - lastAt > milliseconds) {
      lastAt = Date.now();
      last = read();
    }
    return last;
  };
}

/** Nothing while the database is silent: `hub_readiness` says so. */
async function latestReleases(db: Knex) {
  const latestRows = await db
    .raw<{ rows: readonly { readonly dataset: string; readonly at: string }[] }>(latest)
    .timeout(patienceMs)
    .catch(() => ({ rows: [] }));
  return latestRows.rows.map(({ dataset, at }) => [{ dataset }, Number(at)] as const);
}

const latest = `select dataset, extract(epoch from max(published_at)) as at
  from published.standing
 where not demonstration and withdrawn_at is null and effective_at <= now()
 group by dataset order by dataset`;
