import { expect, test } from "vitest";
import { LongAnswers } from "./longWork.ts";

const { signal } = new AbortController();
const reader = (payer: string, cost: number) => ({ payer, bill: { cost }, signal });

test("long answers of one payer are made one after the other, whatever became of the former; short ones and others' at once", async () => {
  const answers = new LongAnswers();
  const [begun, ends] = [[] as string[], new Map<string, (failed?: Error) => void>()];
  const enter = (name: string, payer: string, cost: number) =>
    answers.inTurn(reader(payer, cost), () => {
      begun.push(name);
      return new Promise<void>((resolve, reject) => {
        ends.set(name, (failed) => (failed ? reject(failed) : resolve()));
      });
    });
  const first = enter("first", "one", 100_000).catch(({ message }: Error) => message);
  const second = enter("second", "one", 100_000);
  const third = enter("third", "one", 100_000);
  void enter("short", "one", 100);
  void enter("other", "another", 100_000);
  await Promise.resolve();
  await Promise.resolve();
  expect(begun.toSorted()).toEqual(["first", "other", "short"]);
  ends.get("first")?.(new Error("it failed"));
  expect(await first).toBe("it failed");
  await new Promise((next) => setImmediate(next));
  expect(begun).toContain("second");
  expect(begun).not.toContain("third");
  ends.get("second")?.();
  await second;
  await new Promise((next) => setImmediate(next));
  ends.get("third")?.();
  await third;
});
