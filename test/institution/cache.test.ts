import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "@pacte-hub/postgres/connect";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { releaseCache } from "../../packages/institution/releases/cache/cache.ts";
import { listenForNotices } from "../../packages/institution/releases/cache/notices.ts";
import { adminUrl } from "../database.ts";
import { datasets, question, releasesBed, territories } from "../releasesBed.ts";

const { published, withdrawn, answered, statusesOf, instants, database } = releasesBed();

describe("a memory of releases", () => {
  test("answers whatever is asked, at whatever instant, as the database does", { timeout: 60_000 }, async () => {
    const known = await instants();
    const ask = fc.record({
      dataset: fc.constantFrom(...datasets, "unknown"),
      territory: fc.constantFrom(...territories, "55000"),
      first: fc.constantFrom(null, "2016-12-01", "2018-12-01", "2019-12-31", "2021-01-01"),
      last: fc.constantFrom(null, "2018-12-31", "2020-12-31", "2017-01-01"),
      by: fc.constantFrom("", "sex", "age;sex", "age"),
      origin: fc.constantFrom("REAL" as const, "DEMONSTRATION" as const),
      under: fc.constant(null),
    });
    const asOf = fc.constantFrom(null, "2020-01-01T00:00:00.000Z", ...known);
    const ample = releaseCache(10_000_000);
    const narrow = releaseCache(20_000);
    await fc.assert(
      fc.asyncProperty(fc.array(ask, { minLength: 1, maxLength: 6 }), asOf, async (asks, instant) => {
        const expected = await answered(asks, instant, null);
        expect(await answered(asks, instant, ample)).toEqual(expected);
        expect(await answered(asks, instant, narrow)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
    expect(narrow.series.size()).toBeLessThanOrEqual(20_000);
  });

  test("grows with the releases asked, never with the instants they are asked at", async () => {
    const memory = releaseCache(10_000_000);
    const [first] = await instants();
    await answered([question()], null, memory);
    await answered([question()], first!, memory);
    const size = memory.series.size();
    for (let ms = 0; ms < 300; ms++) {
      await answered([question()], new Date(Date.parse(first!) + ms).toISOString(), memory);
    }
    expect(memory.series.size()).toBeGreaterThan(0);
    expect(memory.series.size()).toBeLessThanOrEqual(size * 3);
    expect(memory.series.size()).toBeLessThan(40_000);
  });
});

describe("nobody told it anything, and yet", () => {
  const memory = releaseCache(10_000_000);

  test("a new vintage is what the very next request reads, and a withdrawal too", async () => {
    for (let value = 50; value < 60; value++) {
      const release = await published({ dataset: datasets[1]!, period: "2018-12", value });
      const before = await answered([question({ dataset: datasets[1]! })], null, memory);
      expect(before.series.flat()[0]).toMatchObject({ period: "2018-12", release, status: "PUBLISHED" });
      await withdrawn(release);
      expect(await statusesOf(memory, "2018-12")).toEqual(["WITHDRAWN"]);
    }
  });

  test("requests under way when a release is withdrawn keep none of those that follow from knowing it", async () => {
    for (let value = 60; value < 70; value++) {
      const release = await published({ dataset: datasets[1]!, period: "2019-12", value });
      const early = Array.from({ length: 5 }, () => statusesOf(memory, "2019-12"));
      await withdrawn(release);
      const late = Array.from({ length: 5 }, () => statusesOf(memory, "2019-12"));
      expect(await Promise.all(late)).toEqual(Array(5).fill(["WITHDRAWN"]));
      for (const [status] of await Promise.all(early)) expect(["PUBLISHED", "WITHDRAWN"]).toContain(status);
    }
  });

  test("an embargo ends at its instant, though nothing is written then", async () => {
    const until = Date.now() + 1_000;
    await published({
      dataset: datasets[1]!,
      period: "2022-12",
      value: 80,
      embargoUntil: new Date(until).toISOString(),
    });
    expect(await statusesOf(memory, "2022-12")).toEqual(["EMBARGOED"]);
    await sleep(until - Date.now() + 50);
    expect(await statusesOf(memory, "2022-12")).toEqual(["PUBLISHED"]);
  });

  test("a vintage withdrawn before its embargo ends was read by nobody: it replaces nothing, then or later", async () => {
    const [dataset, period] = [datasets[1]!, "2023-12"];
    const first = await published({ dataset, period, value: 81 });
    const until = Date.now() + 1_500;
    await withdrawn(await published({ dataset, period, value: 82, embargoUntil: new Date(until).toISOString() }));
    for (const wait of [0, until + 50 - Date.now()]) {
      await sleep(Math.max(0, wait));
      for (const from of [memory, null]) {
        const { series } = await answered([question({ dataset })], null, from);
        const [only] = series.flat().filter((one) => one.period === period);
        expect(only).toMatchObject({ release: first, status: "PUBLISHED" });
        const { releasesOf } = await answered([question({ dataset })], null, from);
        const states = releasesOf.flat().flatMap((one) => (one.period === period ? [one.state] : []));
        expect(states.toSorted()).toEqual(["PUBLISHED", "WITHDRAWN"]);
      }
    }
  });
});

test("a publication and a withdrawal are told once per transaction, also after the line was cut", async () => {
  let told = 0;
  const count = async (wanted: number) => {
    for (let wait = 0; wait < 200 && told < wanted; wait++) await sleep(25);
    return told;
  };
  const notices = listenForNotices(database().READER, () => told++);
  expect(await count(1)).toBe(1);
  const release = await published({ dataset: datasets[0]!, period: "2020-12", value: 90 });
  expect(await count(2)).toBe(2);
  const name = new URL(database().READER).pathname.slice(1);
  await withClient(adminUrl(), (client) =>
    client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'hub notices'",
      [name],
    ),
  );
  expect(await count(3)).toBe(3);
  await withdrawn(release);
  expect(await count(4)).toBe(4);
  await notices.stop();
  expect(told).toBe(4);
});

test("a flood of notices, which any login may send, is heard a few times a second", async () => {
  let told = 0;
  const notices = listenForNotices(database().READER, () => told++);
  await withClient(database().READER, async (client) => {
    for (let at = 0; at < 300; at++) await client.query(`notify published, '${at}'`);
  });
  await sleep(500);
  await notices.stop();
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(30);
});
