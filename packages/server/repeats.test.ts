import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { loggerTo } from "./log.ts";
import { Repeats } from "./repeats.ts";

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly err?: { readonly stack?: string };
  readonly repeats?: number;
}

const everyMs = 100;
/** So often within it that none passes without the error, however busy the machine. */
const apartMs = 20;

function logged(): { readonly lines: Line[]; readonly log: ReturnType<typeof loggerTo> } {
  const lines: Line[] = [];
  const log = loggerTo({ write: (text) => lines.push(JSON.parse(text)) }, new Repeats(everyMs));
  return { lines, log };
}

const fails = (message: string): Error => new Error(message);

describe("an error that keeps coming", () => {
  test("is written once with its stack, then counted: none of its times is lost", async () => {
    const { lines, log } = logged();
    for (let moment = 0; moment < 15; moment++) {
      for (let time = 0; time < 10; time++) log.error({ err: fails("the disk is full") }, "erreur interne");
      await sleep(apartMs);
    }
    await sleep(3 * everyMs);
    expect(lines.filter(({ err }) => err?.stack)).toHaveLength(1);
    expect(lines.reduce((sum, { repeats = 0, err }) => sum + repeats + (err ? 1 : 0), 0)).toBe(150);
    expect(lines.length).toBeLessThan(30);
    expect(lines.every(({ level, msg }) => level === 50 && msg === "erreur interne")).toBe(true);
  });

  test("is written whole again once it has not come for a while", async () => {
    const { lines, log } = logged();
    log.error({ err: fails("the disk is full") }, "erreur interne");
    await sleep(3 * everyMs);
    log.error({ err: fails("the disk is full") }, "erreur interne");
    expect(lines.filter(({ err }) => err?.stack)).toHaveLength(2);
  });

  test("hides no other: another error, another sentence, a line without an error", () => {
    const { lines, log } = logged();
    log.error({ err: fails("one") }, "erreur interne");
    log.error({ err: fails("two") }, "erreur interne");
    log.error({ err: fails("one") }, "autre phrase");
    for (let time = 0; time < 3; time++) log.warn({ institution: "caf" }, "la base ne répond pas");
    log.warn("une phrase seule");
    expect(lines).toHaveLength(7);
  });

  test("does not fill the memory by being a new one each time", () => {
    const { lines, log } = logged();
    for (let time = 0; time < 1_000; time++) log.error({ err: fails(`fault ${time}`) }, "erreur interne");
    expect(lines).toHaveLength(1_000);
  });
});
