import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { readingFault } from "@pacte-hub/server/http/border";
import { pathOf } from "@pacte-hub/server/http/http";
import { sayJson } from "@pacte-hub/server/http/sayJson";
import { log } from "@pacte-hub/server/log";
import type { Knex } from "knex";
import { windowMs } from "../auth/verifySignature.ts";
import type { ReplicaLag } from "../database/replicaLag.ts";
import type { Journal } from "../journal/journal.ts";

/** What the process could do for a reader at this moment; each part says "ok" or what is wrong, without a figure or a host. */
export interface InstitutionReadiness {
  /** False: no question would get a figure, or the process was told to stop. */
  readonly ready: boolean;
  readonly stopping: boolean;
  readonly database: "ok" | "silent";
  /** Whether the database's clock and the process's are near enough for signatures to be believed. */
  readonly clock: "ok" | "apart" | "unknown";
  /** Whether some gateway's key is valid now: else every question is refused. */
  readonly gatewayKey: "ok" | "none" | "unknown";
  /** "failing": open figures are given, granted ones and acts wait. */
  readonly journal: "ok" | "failing";
  readonly releases: "ok" | "none" | "unknown";
  /** Whether what is read is the original, or a copy that is near enough to it; "late": every question is refused. */
  readonly replica: "none" | "fresh" | "late";
}

export interface ReadinessOptions {
  readonly db: Knex;
  readonly journal: Pick<Journal, "isFailing" | "tryOut">;
  readonly isStopping: () => boolean;
  readonly replica?: Pick<ReplicaLag, "seconds" | "isLate"> | null;
  readonly now?: () => number;
}

const freshForMs = 1_000;
const patienceMs = 2_000;

interface DatabaseProbe {
  readonly now: Date;
  readonly has_key: boolean;
  readonly has_release: boolean;
}

const seeing = `select now() as now,
  exists (select 1 from authority.gateway_key
           where now() >= valid_from and (valid_until is null or now() < valid_until)) as has_key,
  exists (select 1 from published.release) as has_release`;

/** Asks the database, and tries the journal, at most once a second, whoever asks. */
export function readinessOf({ db, journal, isStopping, replica = null, now = Date.now }: ReadinessOptions) {
  let last: Promise<DatabaseProbe | null> | undefined;
  let lastAt = 0;
  let loggedState = "";

  function probe(): Promise<DatabaseProbe | null> {
    if (!last || now() - lastAt > freshForMs) {
      lastAt = now();
      // A journal that nobody has had to write to may fail all the same.
      last = Promise.all([
        db.raw<{ rows: DatabaseProbe[] }>(seeing).timeout(patienceMs),
        Promise.race([journal.tryOut(), sleep(patienceMs, undefined, { ref: false })]),
      ]).then(
        ([{ rows }]) => rows[0] ?? null,
        () => null,
      );
    }
    return last;
  }

  return async (): Promise<InstitutionReadiness> => {
    const probed = await probe();
    const state = stateOf(probed, {
      failing: journal.isFailing,
      stopping: isStopping(),
      replica: replica?.isLate ? "late" : (replica?.seconds ?? null) === null ? "none" : "fresh",
      now: now(),
    });
    const text = JSON.stringify(state);
    if (text !== loggedState && (loggedState !== "" || !state.ready))
      log.warn({ readiness: state }, "l'état de l'institution a changé");
    loggedState = text;
    return state;
  };
}

interface Circumstances extends Pick<InstitutionReadiness, "stopping" | "replica"> {
  readonly failing: boolean;
  readonly now: number;
}

function stateOf(
  probed: DatabaseProbe | null,
  { failing, stopping, replica, now }: Circumstances,
): InstitutionReadiness {
  const journal = failing ? "failing" : "ok";
  if (!probed) {
    return {
      ready: false,
      stopping,
      database: "silent",
      clock: "unknown",
      gatewayKey: "unknown",
      journal,
      releases: "unknown",
      replica,
    };
  }
  // A second is lost on the way: what counts is half of what a signature may take to come.
  const clock = Math.abs(probed.now.getTime() - now) < windowMs / 2 ? "ok" : "apart";
  const gatewayKey = probed.has_key ? "ok" : "none";
  const releases = probed.has_release ? "ok" : "none";
  const ready = !stopping && gatewayKey === "ok" && clock === "ok" && replica !== "late";
  return { ready, stopping, database: "ok", clock, gatewayKey, journal, releases, replica };
}

/** Answers /readyz (and /ready, its other name): 503 while not ready. */
export function readinessRoute(readiness: () => Promise<InstitutionReadiness>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = pathOf(request);
    if ((path !== "/readyz" && path !== "/ready") || readingFault(request)) return false;
    const state = await readiness();
    sayJson(response, state.ready ? 200 : 503, state);
    return true;
  };
}
