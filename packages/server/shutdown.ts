/**
 * Resolves when this process is to stop: SIGTERM, Ctrl-C, or the end of the process that started it (so that a hub
 * killed outright leaves no orphan). Under a supervisor Ctrl-C is the supervisor's to hear.
 */
export function untilShutdown(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.on("SIGINT", () => {
      if (!process.connected) resolve();
    });
    process.once("disconnect", () => resolve());
  });
}
