import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

test("of a hundred questions of one payer and one of another, the other's is read second or third", async () => {
  const turns = new Turns();
  const payersServed: string[] = [];
  const take = (payer: string) => turns.take(payer).then(() => payersServed.push(payer));
  const flood = Array.from({ length: 100 }, () => take("flood"));
  await take("other");
  expect(payersServed.length).toBeLessThanOrEqual(3);
  await Promise.all(flood);
  expect([payersServed.length, turns.length]).toEqual([101, 0]);
});

test("what waits on nobody's account passes between two new questions", async () => {
  const turns = new Turns();
  let isDone = false;
  const flood = Promise.all(Array.from({ length: 50 }, () => turns.take("flood"))).then(() => {
    isDone = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isDone).toBe(false);
  await flood;
});
