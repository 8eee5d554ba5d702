import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { isAwaited, isFormer, isPassing, silenceOf } from "./ask.ts";
import { type Clock, type Inquiring, inquire, type Part } from "./inquiry.ts";
import type { Answer } from "./refused.ts";

const down = { code: "PARTNER_UNAVAILABLE", message: "…", institution: "caf", unlockedBy: null, fields: [] };
const rsa = { data: { caf: { rsa: 1 } }, refusals: [] };
const silent = { data: { caf: null }, refusals: [down] };

/** A clock that a test moves on by hand. */
function handClock(): Clock & { pass(ms: number): Promise<void> } {
  let now = 0;
  const waiting = new Set<{ readonly at: number; run(): void }>();
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      waiting.add(timer);
      return () => void waiting.delete(timer);
    },
    async pass(ms) {
      now += ms;
      for (const timer of [...waiting].filter(({ at }) => at <= now)) {
        waiting.delete(timer);
        timer.run();
      }
      await setImmediate();
    },
  };
}

/** Asks two institutions, of which each answers when and what the test says. */
function inquiryOf(question: string) {
  const waiting = new Map<Part, (answer: Answer<unknown>) => void>();
  const answers: (Answer<unknown> | null)[] = [];
  const clock = handClock();
  const inquiring: Inquiring = inquire({
    clock,
    question,
    parts: ["caf", "siae"],
    ask: (part) => new Promise((resolve) => waiting.set(part, resolve)),
    onAnswer: (answer) => answers.push(answer),
  });
  const answer = async (part: Part, partAnswer: Answer<unknown>): Promise<void> => {
    waiting.get(part)?.(partAnswer);
    waiting.delete(part);
    await setImmediate();
  };
  return {
    inquiring,
    answer,
    pass: clock.pass,
    isAsked: (part: Part) => waiting.has(part),
    last: () => answers.at(-1),
  };
}

test("a slow partner keeps no other's figure back, and is said not to have answered yet", async () => {
  const { answer, last } = inquiryOf("slow");
  expect(last()).toBeNull();
  await answer("siae", { data: { siae: { count: 2 } }, refusals: [] });
  expect(last()?.data).toEqual({ siae: { count: 2 } });
  expect(
    last()
      ?.refusals.filter(isAwaited)
      .map(({ institution }) => institution),
  ).toEqual(["caf"]);
  expect(silenceOf(last()?.refusals ?? [], "caf")).toBe("CAF de la Meuse n'a pas encore répondu.");
  await answer("caf", rsa);
  expect(last()).toEqual({ data: { siae: { count: 2 }, caf: { rsa: 1 } }, refusals: [] });
});

test("whoever does not answer is asked again by itself, and at once when its reader says so", async () => {
  const { inquiring, answer, pass, isAsked, last } = inquiryOf("again");
  await answer("caf", silent);
  expect(last()?.refusals.some(isPassing)).toBe(true);
  expect(isAsked("caf")).toBe(false);
  await pass(5_000);
  expect(isAsked("caf")).toBe(true);
  await answer("caf", silent);
  inquiring.retry();
  expect(isAsked("caf")).toBe(true);
  await answer("caf", rsa);
  expect(last()?.refusals.some(isPassing)).toBe(false);
  inquiring.stop();
});

test("what was answered before stands while the same is asked again, with its hour, even if nobody answers", async () => {
  const first = inquiryOf("former");
  await first.answer("caf", rsa);
  await first.answer("siae", { data: { siae: { count: 2 } }, refusals: [] });
  first.inquiring.stop();
  const { answer, pass, last } = inquiryOf("former");
  expect(last()?.data).toEqual({ caf: { rsa: 1 }, siae: { count: 2 } });
  await answer("siae", { data: { siae: { count: 3 } }, refusals: [] });
  await pass(1_000);
  expect(
    last()
      ?.refusals.filter(isFormer)
      .map(({ institution }) => institution),
  ).toEqual(["caf"]);
  await answer("caf", silent);
  expect(last()?.data).toEqual({ caf: { rsa: 1 }, siae: { count: 3 } });
  expect(last()?.refusals.filter(isFormer)).toHaveLength(1);
  expect(last()?.refusals.filter(isPassing)).toHaveLength(1);
});

test("what is refused is no silence, and another question never lends its answer", async () => {
  const closed = inquiryOf("closed");
  await closed.answer("caf", { data: { caf: null }, refusals: [{ ...down, code: "NOT_GRANTED" }] });
  await closed.pass(60_000);
  expect(closed.isAsked("caf")).toBe(false);
  expect(inquiryOf("another").last()).toBeNull();
});
