import { expect, test } from "vitest";
import { heldBriefly } from "./heldBriefly.ts";

test("however many ask, and however slowly it is made, one answer is made at a time, and given again until its time is over", async () => {
  let [timesMade, now] = [0, 0];
  const waiting: (() => void)[] = [];
  const readHeld = heldBriefly(
    2_000,
    async () => {
      timesMade += 1;
      const ownNumber = timesMade;
      await new Promise<void>((resolve) => waiting.push(resolve));
      return ownNumber;
    },
    () => now,
  );
  const reads = [readHeld(), readHeld()];
  now += 20_000;
  reads.push(readHeld());
  expect(timesMade).toBe(1);
  waiting.shift()?.();
  expect(await Promise.all(reads)).toEqual([1, 1, 1]);
  now += 1_999;
  expect(await readHeld()).toBe(1);
  now += 1;
  const next = readHeld();
  waiting.shift()?.();
  expect(await next).toBe(2);
});

test("an answer that failed is nobody's but theirs who waited for it", async () => {
  let isDown = true;
  const readHeld = heldBriefly(2_000, async () => {
    if (isDown) throw new Error("down");
    return "answer";
  });
  await expect(readHeld()).rejects.toThrow("down");
  isDown = false;
  expect(await readHeld()).toBe("answer");
});
