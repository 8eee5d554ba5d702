import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import type { Knex } from "knex";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Instant } from "../../../schema/language/period.ts";
import type { NoPolicy } from "../../../schema/language/release.ts";
import { anonymous } from "../../../schema/language/viewer.ts";
import { adminUrl, migratedDatabase } from "../../../spec/database.ts";
import { caf } from "../../../subgraphs/caf/institution.ts";
import { readerPool, withClient } from "../../authority/connect.ts";
import { turnOf } from "../../authority/grants/turn.ts";
import type { PublishedCell } from "../../publish/cell.ts";
import { issue } from "../../publish/release.ts";
import { newSigningKeyPem, signingKey } from "../../publish/sign.ts";
import { readingOf } from "../reading.ts";
import type { SeriesAsk } from "../series.ts";
import { type ReleaseMemory, releaseMemory } from "./memory.ts";
import { listenForNotices } from "./notices.ts";

const indicators = caf.indicators.slice(0, 2);
const datasets = indicators.map(({ id }) => id);
const periods = ["2018-12", "2019-12", "2020-12"];
const territories = ["55", "55029", "55545", "200033025"];
const key = signingKey(newSigningKeyPem());
let database: Awaited<ReturnType<typeof migratedDatabase>>;
let db: Knex;

beforeAll(async () => {
  database = await migratedDatabase("caf");
  db = readerPool(database.READER);
  for (const dataset of datasets) for (const period of periods) await published({ dataset, period, value: 10 });
  for (const period of ["2015-12", "2016-12"]) {
    await published({ dataset: datasets[0]!, period, value: 20, demonstration: true });
  }
  await published({ dataset: datasets[0]!, period: "2019-12", value: 30, embargoUntil: "2090-01-01T00:00:00Z" });
  await published({ dataset: datasets[1]!, period: "2021-12", value: 40, embargoUntil: "2090-01-01T00:00:00Z" });
  await withdrawn(`caf:${datasets[0]}:2018-12:1`);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

interface Wanted {
  readonly dataset: string;
  readonly period: string;
  readonly value: number;
  readonly demonstration?: boolean;
  readonly embargoUntil?: string | null;
}

function cellsAround(value: number): PublishedCell[] {
  const silent = { standardError: null, present: 3, expected: 4 };
  return territories.flatMap((territory, at) =>
    ["", "sex=F", "sex=M", "age=LT25;sex=F"].map((breakdown, b): PublishedCell => {
      const known = value + at + b;
      return (at + b) % 3 === 0
        ? { territory, breakdown, status: "WITHHELD", value: null, min: 0, max: known, ...silent }
        : { territory, breakdown, status: "PUBLISHED", value: known, min: known, max: known, ...silent };
    }),
  );
}

async function published({ dataset, period, value, demonstration = false, embargoUntil = null }: Wanted) {
  const indicator = indicators.find(({ id }) => id === dataset)!;
  const policy: NoPolicy = { kind: "NONE", legalGround: "essai" };
  const source = { title: "essai", licence: "non précisée", retrievedOn: null, url: null };
  return withClient(database.PUBLISHER, async (client) => {
    await client.query("begin");
    const imprint = { institution: caf, policy, source, provisional: false, demonstration, embargoUntil, key };
    const outcome = await issue(client, { ...imprint, indicator, period, cells: cellsAround(value), findings: 0 });
    await client.query("commit");
    return outcome.release;
  });
}

const withdrawn = (release: string) =>
  withClient(database.STEWARD, (client) =>
    client.query("insert into published.withdrawal (release, reason) values ($1, 'essai')", [release]),
  );

const question = (also: Partial<SeriesAsk> = {}): SeriesAsk => ({
  dataset: datasets[0]!,
  territory: "55029",
  first: null,
  last: null,
  by: "",
  origin: "REAL",
  under: null,
  ...also,
});

/** One request: a few series, the releases they come from, and those of each dataset. */
async function answered(asks: readonly SeriesAsk[], asOf: Instant | null, memory: ReleaseMemory | null) {
  const turn = turnOf(db, anonymous, false);
  const reading = readingOf({ turn, asOf, memory });
  const series = await Promise.all(asks.map((ask) => reading.series.load(ask)));
  const ids = [...new Set(series.flat().map(({ release }) => release)), "caf:unknown:2018:1"];
  const releases = await Promise.all(ids.map((id) => reading.releases.load(id)));
  const releasesOf = await Promise.all(datasets.map((id) => reading.releasesOf.load(id)));
  await turn.end();
  return { series, releases, releasesOf };
}

const statusesOf = async (memory: ReleaseMemory, period: string) => {
  const { series } = await answered([question({ dataset: datasets[1]! })], null, memory);
  return series.flat().flatMap((one) => (one.period === period ? [one.status] : []));
};

async function instants(): Promise<string[]> {
  const { rows } = await db.raw("select distinct published_at as at from published.publication order by 1");
  return rows.map(({ at }: { at: Date }) => at.toISOString());
}

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
    const ample = releaseMemory(10_000_000);
    const narrow = releaseMemory(20_000);
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
    const memory = releaseMemory(10_000_000);
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

describe("what is kept is what is asked", () => {
  const asking = (codes: readonly string[]) => codes.map((territory) => question({ territory }));

  test("a territory's readers are remembered without the rest of its release, however large that is", async () => {
    const memory = releaseMemory(10_000_000);
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
    const narrow = releaseMemory(8_000);
    await answered(asking(["55029"]), null, narrow);
    const one = narrow.series.size();
    expect(one).toBeGreaterThan(0);
    expect(one * territories.length).toBeGreaterThan(8_000);
    expect(await answered(asking(territories), null, narrow)).toEqual(await answered(asking(territories), null, null));
    expect(narrow.series.size()).toBe(one);
  });

  test("that a territory has nothing is remembered too", async () => {
    const memory = releaseMemory(10_000_000);
    await answered(asking(["55029", "55000"]), null, memory);
    const sent = vi.spyOn(pg.Client.prototype, "query");
    await answered(asking(["55000"]), null, memory);
    const texts = sent.mock.calls.map(([said]) => JSON.stringify(said));
    sent.mockRestore();
    expect(texts.filter((text) => text.includes("published.cell"))).toEqual([]);
  });
});

describe("nobody told it anything, and yet", () => {
  const memory = releaseMemory(10_000_000);

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
});

test("a publication and a withdrawal are told once per transaction, also after the line was cut", async () => {
  let told = 0;
  const count = async (wanted: number) => {
    for (let wait = 0; wait < 200 && told < wanted; wait++) await sleep(25);
    return told;
  };
  const notices = listenForNotices(database.READER, () => told++);
  expect(await count(1)).toBe(1);
  const release = await published({ dataset: datasets[0]!, period: "2020-12", value: 90 });
  expect(await count(2)).toBe(2);
  const name = new URL(database.READER).pathname.slice(1);
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
