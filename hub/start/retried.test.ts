import { describe, expect, test } from "vitest";
import { lastWord, retried } from "./retried.ts";

const signal = new AbortController().signal;

/** A step that fails so many times before it is done. */
function failing(times: number) {
  let attempts = 0;
  const run = async () => {
    attempts += 1;
    if (attempts <= times) throw new Error("le solveur n'a pas fini en 300 s");
  };
  return { name: "CAF (le reste)", run, attempts: () => attempts };
}

describe("a step of the demonstration that fails", () => {
  test("is tried again until it is done, and each failure is told with its reason", async () => {
    const lines: string[] = [];
    const step = failing(2);
    expect(await retried(step, { waits: [1, 1_000, 1], signal, say: (line) => lines.push(line) })).toBe(true);
    expect(step.attempts()).toBe(3);
    expect(lines).toEqual([
      "Démonstration : CAF (le reste) n'a pas abouti ; nouvel essai dans 0 s. le solveur n'a pas fini en 300 s",
      "Démonstration : CAF (le reste) n'a pas abouti ; nouvel essai dans 1 s. le solveur n'a pas fini en 300 s",
    ]);
  });

  test('at every attempt is told as not published, and never followed by "tout est publié"', async () => {
    const lines: string[] = [];
    const step = failing(9);
    expect(await retried(step, { waits: [1, 1], signal, say: (line) => lines.push(line) })).toBe(false);
    expect(step.attempts()).toBe(3);
    expect(lines.at(-1)).toMatch(/n'est pas publié après 3 essais\. le solveur n'a pas fini en 300 s$/);
    expect(lastWord([step.name])).toBe(
      "Démonstration : incomplète. N'est pas publié : CAF (le reste). Le prochain démarrage le reprend.",
    );
    expect(lastWord([])).toBe("Démonstration : tout est publié.");
  });

  test("is not waited for when the hub stops", async () => {
    const stopping = new AbortController();
    const began = Date.now();
    const running = retried(failing(9), { waits: [60_000], signal: stopping.signal, say: () => stopping.abort() });
    expect(await running).toBe(false);
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});
