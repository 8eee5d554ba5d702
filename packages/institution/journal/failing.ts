import { log } from "@pacte-hub/server/log";

/** Whether the journal could be written last time. Said once to the log when it fails, and once when it is well again. */
export interface Failing {
  readonly isFailing: boolean;
  /** A write failed: it is tried again, in the background, until one goes well. */
  fail(error: unknown): void;
  stop(): void;
}

/** `probe` writes something small, and rejects as long as nothing can be written. */
export function failing(probe: () => Promise<unknown>, everyMs = 1_000): Failing {
  let timer: NodeJS.Timeout | undefined;

  function tryAgain(): void {
    timer = setTimeout(async () => {
      try {
        await probe();
        timer = undefined;
        log.warn("le journal s'écrit de nouveau");
      } catch {
        if (timer) tryAgain();
      }
    }, everyMs);
    timer.unref();
  }

  return {
    get isFailing() {
      return timer !== undefined;
    },
    fail(error) {
      if (timer) return;
      log.error({ err: error }, "le journal ne s'écrit pas : seul ce qui est ouvert à tous répond");
      tryAgain();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
