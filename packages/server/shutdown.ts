import { setTimeout as sleep } from "node:timers/promises";
import { log } from "./log.ts";

/** Less than the ten seconds after which container engines kill; what is answered within it is answered whole. */
const patienceMs = 9_000;

/** A parent that ends while this process starts is noticed too. */
const hasParent = process.connected;

/** What ends a process: a signal, or the supervisor's disconnection. */
export type Stop = "SIGTERM" | "SIGINT" | "DISCONNECTED";

/**
 * Resolves when this process is to stop: on SIGTERM, Ctrl-C, or the end of its parent (so that a killed hub leaves no orphan).
 * Under a supervisor Ctrl-C is ignored: the supervisor handles it.
 */
export function untilShutdown(): Promise<Stop> {
  return new Promise((resolve) => {
    if (hasParent && !process.connected) resolve("DISCONNECTED");
    process.once("SIGTERM", () => resolve("SIGTERM"));
    process.on("SIGINT", () => {
      if (!process.connected) resolve("SIGINT");
    });
    process.once("disconnect", () => resolve("DISCONNECTED"));
  });
}

/**
 * Waits `seconds` after SIGTERM: /readyz already answers 503 while requests are still answered, so that a load balancer has
 * noticed before connections are refused. Does not wait after Ctrl-C.
 */
export async function drained(stop: Stop, seconds: number): Promise<void> {
  if (stop === "SIGTERM" && seconds > 0) await sleep(seconds * 1_000);
}

/**
 * Ends the process in time whatever it still waits for: a database or a collector that has fallen silent never closes its
 * connection, and a supervisor would kill. Called once no new request is taken.
 */
export function endInTime(): void {
  setTimeout(() => {
    log.warn("arrêt sans attendre davantage : une base ou un destinataire ne répond plus");
    process.exit(0);
  }, patienceMs).unref();
}
