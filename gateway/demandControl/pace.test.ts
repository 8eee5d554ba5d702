import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultLimits } from "../http/limits.ts";
import { Pace } from "./pace.ts";

const usualPace = defaultLimits.pace;

test("a hundred refusals are told at once; a flood of them comes to twenty a second, by however many connections", () => {
  const pace = new Pace();
  let now = 0;
  const refused = () => {
    pace.spend("flood", usualPace.refusalMs, now);
    return pace.delayOf("flood", now);
  };
  for (let at = 0; at < 100; at++) expect(refused()).toBe(0);
  // Each of these connections asks again as soon as it is answered.
  for (const connections of [1, 8]) {
    const ready = Array.from({ length: connections }, () => now);
    const [began, answered] = [now, [] as number[]];
    while (now < began + 60_000) {
      const next = ready.indexOf(Math.min(...ready));
      now = ready[next] as number;
      ready[next] = now + refused();
      answered.push(now);
    }
    expect(answered.length).toBeLessThanOrEqual(60 * 20 + connections + 1);
  }
});

test("nobody waits for what another has spent, nor longer than the longest wait, whatever he has spent", () => {
  const spent = fc.array(fc.record({ ms: fc.integer({ min: 0, max: 100_000 }), wait: fc.nat(5_000) }));
  fc.assert(
    fc.property(spent, (sequence) => {
      const pace = new Pace();
      let now = 0;
      for (const { ms, wait } of sequence) {
        now += wait;
        pace.spend("one", ms, now);
        expect(pace.delayOf("one", now)).toBeLessThanOrEqual(usualPace.longestMs);
        expect(pace.delayOf("another", now)).toBe(0);
      }
      expect(pace.delayOf("one", now + usualPace.longestMs)).toBe(0);
    }),
  );
});
