import { addressAnswering } from "@pacte-hub/postgres/hosts";
import { isPooled } from "@pacte-hub/postgres/pooler";
import pg from "pg";

export interface Notices {
  stop(): Promise<void>;
}

const connectLimitMs = 5_000;
const firstDelayMs = 500;
const longestDelayMs = 30_000;

/** Any login of the database may send notices, and as many as it likes: a flood of them is heard this often. */
const leastApartMs = 200;

/** Calls `notify` at once, then for all that comes within a moment once more, at its end. */
function spacedOut(notify: () => void): () => void {
  let resting: NodeJS.Timeout | undefined;
  let missed = false;
  return function call() {
    if (resting) {
      missed = true;
      return;
    }
    notify();
    resting = setTimeout(() => {
      resting = undefined;
      if (missed) {
        missed = false;
        call();
      }
    }, leastApartMs);
    resting.unref();
  };
}

/**
 * Listens on a connection of its own for what the database tells of publications and withdrawals, and comes back when
 * the line is cut. What was notified meanwhile is lost: `notify` is called on each return as well. Behind a pooler nothing
 * is listened to: whoever hears there is the next transaction, of anybody.
 */
export function listenForNotices(url: string, onNotice: () => void): Notices {
  const notify = spacedOut(onNotice);
  let stopped = false;
  let client: pg.Client | null = null;
  let again: NodeJS.Timeout | undefined;

  function comeBack(delay: number): void {
    if (!stopped) again = setTimeout(() => connect(Math.min(delay * 2, longestDelayMs)), delay);
  }

  /** Only a host that takes writes sends notices. */
  function connect(delay: number): void {
    addressAnswering(url, true).then(
      (address) => listenAt(address, delay),
      () => comeBack(delay),
    );
  }

  function listenAt(connectionString: string, delayMs: number): void {
    if (stopped) return;
    const listener = new pg.Client({
      connectionString,
      connectionTimeoutMillis: connectLimitMs,
      keepAlive: true,
      application_name: "hub notices",
    });
    client = listener;
    let delay = delayMs;
    let isLost = false;
    const lose = (): void => {
      if (isLost || stopped) return;
      isLost = true;
      comeBack(delay);
      void listener.end().catch(() => undefined);
    };
    listener.on("error", lose);
    listener.on("end", lose);
    listener.on("notification", notify);
    listener
      .connect()
      .then(async () => {
        if (await isPooled(listener)) return stop();
        await listener.query("listen published");
        delay = firstDelayMs;
        notify();
      })
      .catch(lose);
  }

  async function stop(): Promise<void> {
    stopped = true;
    clearTimeout(again);
    await client?.end().catch(() => undefined);
  }

  connect(firstDelayMs);
  return { stop };
}
