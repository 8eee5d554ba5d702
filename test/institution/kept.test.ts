import pg from "pg";
import { describe, expect, test, vi } from "vitest";
import { releaseCache } from "../../packages/institution/releases/cache/cache.ts";
import { question, releasesBed, territories } from "../releasesBed.ts";

const { answered } = releasesBed();

describe("what is kept is what is asked", () => {
  const asking = (codes: readonly string[]) => codes.map((territory) => question({ territory }));

  test("a territory's readers are remembered without the rest of its release, however large that is", async () => {
    const memory = releaseCache(10_000_000);
    await answered(asking(["55029"]), null, memory);
    const one = memory.series.size();
    await answered(asking(territories), null, memory);
    const all = memory.series.size();
    expect(one).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(one * (territories.length - 1));
    await answered(asking(["55029"]), null, memory);
    expect(memory.series.size()).toBe(all);
  });

  test("a memory too small for the whole release serves those it has room for", async () => {
    const narrow = releaseCache(8_000);
    await answered(asking(["55029"]), null, narrow);
    const one = narrow.series.size();
    expect(one).toBeGreaterThan(0);
    expect(one * territories.length).toBeGreaterThan(8_000);
    expect(await answered(asking(territories), null, narrow)).toEqual(await answered(asking(territories), null, null));
    expect(narrow.series.size()).toBe(one);
  });

  test("that a territory has nothing is remembered too", async () => {
    const memory = releaseCache(10_000_000);
    await answered(asking(["55029", "55000"]), null, memory);
    const sent = vi.spyOn(pg.Client.prototype, "query");
    await answered(asking(["55000"]), null, memory);
    const texts = sent.mock.calls.map(([said]) => JSON.stringify(said));
    sent.mockRestore();
    expect(texts.filter((text) => text.includes("published.cell"))).toEqual([]);
  });
});
