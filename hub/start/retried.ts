import { setTimeout as sleep } from "node:timers/promises";

/** A step that may fail without fault of its own (a time-out, a neighbour not up yet), and may be done twice. */
export interface Step {
  /** French, for whoever waits: "Caisse d'allocations familiales de la Meuse (le reste)". */
  readonly name: string;
  run(): Promise<void>;
}

/** How long to wait after each failure, in milliseconds: one more attempt than there are waits. */
export const patience: readonly number[] = [5_000, 30_000, 120_000];

interface Retrying {
  readonly waits: readonly number[];
  readonly signal: AbortSignal;
  readonly say: (sentence: string) => void;
}

/** Runs a step until it is done, tells each failure and what comes of it; false when it was never done. */
export async function retried({ name, run }: Step, { waits, signal, say: report }: Retrying): Promise<boolean> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      await run();
      return true;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const wait = waits[attempt];
      if (signal.aborted) return false;
      if (wait === undefined) {
        report(`Démonstration : ${name} n'est pas publié après ${attempt + 1} essais. ${why}`);
        return false;
      }
      report(`Démonstration : ${name} n'a pas abouti ; nouvel essai dans ${Math.round(wait / 1000)} s. ${why}`);
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    }
  }
  return false;
}

/** The last word: that all is published is said of all only. */
export const lastWord = (failed: readonly string[]): string =>
  failed.length === 0
    ? "Démonstration : tout est publié."
    : `Démonstration : incomplète. N'est pas publié : ${failed.join(" ; ")}. Le prochain démarrage le reprend.`;
