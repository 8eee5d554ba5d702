import { caf } from "@pacte-hub/caf/institution";
import { readerPool, withClient } from "@pacte-hub/postgres/connect";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import { issueRelease, type ReleasableTable, type ReleaseMetadata } from "@pacte-hub/publisher/release";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import { anonymous } from "@pacte-hub/schema/model/viewer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openReaderSession } from "../../packages/institution/access/readerSession.ts";
import { releaseCache } from "../../packages/institution/releases/cache/cache.ts";
import { loadersOf } from "../../packages/institution/server/loaders.ts";
import { migratedDatabase } from "../database.ts";

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let db: ReturnType<typeof readerPool>;
beforeAll(async () => {
  database = await migratedDatabase("caf");
  // One person's: that a withdrawal may take two is tried in test/twoPersons.test.ts.
  await withClient(database.OWNER, (client) => client.query("update authority.rule set by_two = false"));
  db = readerPool(database.READER);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const indicator = caf.indicators[0]!;
const dataset = indicator.id;
const key = signingKey(newSigningKeyPem());
const cells = (value: number): readonly PublishedCell[] => [
  { territory: "55", breakdown: "", status: "PUBLISHED", value, min: value, max: value, ...alone },
];
const alone = { standardError: null, present: null, expected: null };

/** A release of a past year, whose producer published it in the spring after. */
const issued = (period: string, also: Partial<ReleaseMetadata & Pick<ReleasableTable, "cells" | "indicator">> = {}) =>
  withClient(database.PUBLISHER, (client) =>
    inTransaction(client, async () => {
      const context = {
        client,
        key,
        institution: caf,
        policy: { kind: "NONE", legalGround: "essai" },
        source: { title: "essai", licence: "non précisée", retrievedOn: null, url: null },
        provisional: false,
        demonstration: false,
        embargoUntil: null,
        producerPublishedOn: `${Number(period.slice(0, 4)) + 1}-04-15`,
        ...also,
      } as const;
      const { release } = await issueRelease(context, {
        indicator,
        findings: 0,
        cells: cells(10),
        ...also,
        period,
      });
      return release;
    }),
  );

/** The figure of a period as of an instant, by the database and by its memory, which say the same. */
async function asOf(period: string, instant: string | null, origin: "REAL" | "DEMONSTRATION" = "REAL") {
  const span = { first: `${period}-01`, last: null };
  const each = [];
  for (const memory of [null, releaseCache(1_000_000)]) {
    const readerSession = openReaderSession(db, anonymous, false);
    const { series, releasesOf } = loadersOf({ readerSession, asOf: instant, memory });
    const asked = await series.load({ dataset, territory: "55", by: "", origin, under: null, ...span });
    const listed = await releasesOf.load(dataset);
    await readerSession.end();
    each.push({
      value: asked.find((one) => one.period === period)?.value ?? null,
      listed: listed.filter((one) => one.period === period).map(({ id }) => id),
    });
  }
  expect(each[1]).toEqual(each[0]);
  return each[0]!;
}

const now = (): string => new Date().toISOString();

describe("as of an instant,", () => {
  test("a real open figure is there from the day its producer published it, and not a second before", async () => {
    const id = await issued("2015-12");
    // Midnight in Bar-le-Duc: two hours before that of UTC in April.
    expect(await asOf("2015-12", "2016-04-14T21:59:59.000Z")).toEqual({ value: null, listed: [] });
    expect(await asOf("2015-12", "2016-04-14T22:00:00.000Z")).toEqual({ value: 10, listed: [id] });
  });

  test("where its day is not known it is there from the day its copy was taken, which is after", async () => {
    const source = { title: "essai", licence: "non précisée", retrievedOn: "2020-02-03", url: null };
    await issued("2014-12", { producerPublishedOn: null, source });
    expect((await asOf("2014-12", "2020-02-02T22:59:59.000Z")).value).toBeNull();
    expect((await asOf("2014-12", "2020-02-02T23:00:00.000Z")).value).toBe(10);
    await issued("2013-12", { producerPublishedOn: null });
    expect((await asOf("2013-12", "2025-01-01T00:00:00.000Z")).value).toBeNull();
  });

  test("what was answered since the hub has it stays: a later vintage counts from its own instant", async () => {
    await issued("2016-12");
    const between = now();
    await issued("2016-12", { cells: cells(20), correction: "Erreur de saisie du producteur." });
    expect((await asOf("2016-12", "2018-01-01T00:00:00.000Z")).value).toBe(10);
    expect((await asOf("2016-12", between)).value).toBe(10);
    expect((await asOf("2016-12", now())).value).toBe(20);
  });

  test("what is under embargo is in no past: neither its figures, nor why it corrects", async () => {
    const embargoUntil = new Date(Date.now() + 86_400_000).toISOString();
    await issued("2017-12", { embargoUntil });
    for (const instant of ["2018-04-16T00:00:00.000Z", "2020-01-01T00:00:00.000Z", now(), null]) {
      expect((await asOf("2017-12", instant)).value).toBeNull();
    }
    expect(await asOf("2017-12", "2020-01-01T00:00:00.000Z")).toEqual({ value: null, listed: [] });
    await issued("2018-12");
    await issued("2018-12", { cells: cells(30), embargoUntil, correction: "30, et non 10." });
    expect((await asOf("2018-12", "2020-01-01T00:00:00.000Z")).value).toBe(10);
    expect((await asOf("2018-12", now())).value).toBe(10);
    const told = (login: "READER" | "STEWARD") =>
      withClient(database[login], async (client) => {
        const { rows } = await client.query("select correction from published.standing where correction like '30%'");
        return rows.length;
      });
    expect([await told("READER"), await told("STEWARD")]).toEqual([0, 0]);
  });

  test("what had its embargo, and what is invented, count from the instant they came out here", async () => {
    const embargoUntil = new Date(Date.now() + 300).toISOString();
    await issued("2019-12", { embargoUntil });
    await new Promise((done) => setTimeout(done, 500));
    expect((await asOf("2019-12", "2020-06-01T00:00:00.000Z")).value).toBeNull();
    expect((await asOf("2019-12", now())).value).toBe(10);
    await issued("2012-12", { demonstration: true });
    expect((await asOf("2012-12", "2020-06-01T00:00:00.000Z", "DEMONSTRATION")).value).toBeNull();
  });

  test("a figure that was withdrawn is withdrawn in its past too", async () => {
    const release = await issued("2011-12");
    await withClient(database.STEWARD, (client) =>
      client.query("insert into published.withdrawal (release, reason) values ($1, 'essai')", [release]),
    );
    expect((await asOf("2011-12", "2020-06-01T00:00:00.000Z")).value).toBeNull();
  });
});

describe("a release", () => {
  test("of the same figures said to be of another population is another vintage, and the old one stays", async () => {
    const old = await issued("2010-12", { indicator: { ...indicator, regime: "CAF et MSA ensemble" } });
    const before = now();
    const correction = "La source ne dit rien des régimes.";
    const corrected = await issued("2010-12", { correction });
    expect([old, corrected]).toEqual([`caf:${dataset}:2010-12:1`, `caf:${dataset}:2010-12:2`]);
    expect(await issued("2010-12", { correction })).toBe(corrected);
    const readerSession = openReaderSession(db, anonymous, false);
    const { releases } = loadersOf({ readerSession, asOf: null, memory: null });
    expect(await releases.load(old)).toMatchObject({
      regime: "CAF et MSA ensemble",
      state: "SUPERSEDED",
      correction: null,
    });
    expect(await releases.load(corrected)).toMatchObject({ regime: indicator.regime, supersedes: old, correction });
    await readerSession.end();
    expect((await asOf("2010-12", before)).listed).toEqual([old]);
  });
});
