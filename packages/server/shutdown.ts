import { setTimeout as sleep } from "node:timers/promises";

/** What ends a process: a signal, or the supervisor's disconnection. */
export type Stop = "SIGTERM" | "SIGINT" | "DISCONNECTED";

/**
 * Resolves when this process is to stop: SIGTERM, Ctrl-C, or the end of the process that started it (so that a hub
 * killed outright leaves no orphan). Under a supervisor Ctrl-C is the supervisor's to hear.
 */
export function untilShutdown(): Promise<Stop> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => resolve("SIGTERM"));
    process.on("SIGINT", () => {
      if (!process.connected) resolve("SIGINT");
    });
    process.once("disconnect", () => resolve("DISCONNECTED"));
  });
}

/**
 * Between SIGTERM and the closing of the listener, `seconds` in which /readyz already says no and questions are still
 * answered: a balancer has seen it before connections are refused. Nobody waits after Ctrl-C.
 */
export async function drained(stop: Stop, seconds: number): Promise<void> {
  if (stop === "SIGTERM" && seconds > 0) await sleep(seconds * 1_000);
}
