import { caf } from "@pacte-hub/caf/institution";
import { readerPool, withClient } from "@pacte-hub/postgres/connect";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import { issueRelease } from "@pacte-hub/publisher/release";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import type { Instant } from "@pacte-hub/schema/model/period";
import type { NoPolicy } from "@pacte-hub/schema/model/release";
import { anonymous } from "@pacte-hub/schema/model/viewer";
import { afterAll, beforeAll } from "vitest";
import { openReaderSession } from "../packages/institution/access/readerSession.ts";
import type { ReleaseCache } from "../packages/institution/releases/cache/cache.ts";
import type { SeriesAsk } from "../packages/institution/releases/series.ts";
import { loadersOf } from "../packages/institution/server/loaders.ts";
import { migratedDatabase } from "./database.ts";

const indicators = caf.indicators.slice(0, 2);
export const datasets = indicators.map(({ id }) => id);
const periods = ["2018-12", "2019-12", "2020-12"];
export const territories = ["55", "55029", "55545", "200033025"];
const key = signingKey(newSigningKeyPem());

export const question = (also: Partial<SeriesAsk> = {}): SeriesAsk => ({
  dataset: datasets[0]!,
  territory: "55029",
  first: null,
  last: null,
  by: "",
  origin: "REAL",
  under: null,
  ...also,
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

/** A database of the CAF's with a few releases, for the tests of one file; what they ask of it, and do to it. */
export function releasesBed() {
  let database: Awaited<ReturnType<typeof migratedDatabase>>;
  let db: ReturnType<typeof readerPool>;

  beforeAll(async () => {
    database = await migratedDatabase("caf");
    // One person's: that a withdrawal may take two is tried in test/twoPersons.test.ts.
    await withClient(database.OWNER, (client) => client.query("update authority.rule set by_two = false"));
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

  async function published({ dataset, period, value, demonstration = false, embargoUntil = null }: Wanted) {
    const indicator = indicators.find(({ id }) => id === dataset)!;
    const policy: NoPolicy = { kind: "NONE", legalGround: "essai" };
    const source = { title: "essai", licence: "non précisée", retrievedOn: null, url: null };
    return withClient(database.PUBLISHER, async (client) => {
      const imprint = { institution: caf, policy, source, provisional: false, demonstration, embargoUntil, key };
      const table = { indicator, period, cells: cellsAround(value), findings: 0 };
      const outcome = await inTransaction(client, () => issueRelease({ ...imprint, client }, table));
      return outcome.release;
    });
  }

  const withdrawn = (release: string) =>
    withClient(database.STEWARD, (client) =>
      client.query("insert into published.withdrawal (release, reason) values ($1, 'essai')", [release]),
    );

  /** One request: a few series, the releases they come from, and those of each dataset. */
  async function answered(asks: readonly SeriesAsk[], asOf: Instant | null, memory: ReleaseCache | null) {
    const readerSession = openReaderSession(db, anonymous, false);
    const reading = loadersOf({ readerSession, asOf, memory });
    const series = await Promise.all(asks.map((ask) => reading.series.load(ask)));
    const ids = [...new Set(series.flat().map(({ release }) => release)), "caf:unknown:2018:1"];
    const releases = await Promise.all(ids.map((id) => reading.releases.load(id)));
    const releasesOf = await Promise.all(datasets.map((id) => reading.releasesOf.load(id)));
    await readerSession.end();
    return { series, releases, releasesOf };
  }

  const statusesOf = async (memory: ReleaseCache, period: string) => {
    const { series } = await answered([question({ dataset: datasets[1]! })], null, memory);
    return series.flat().flatMap((one) => (one.period === period ? [one.status] : []));
  };

  async function instants(): Promise<string[]> {
    const { rows } = await db.raw("select distinct published_at as at from published.publication order by 1");
    return rows.map(({ at }: { at: Date }) => at.toISOString());
  }

  return { published, withdrawn, answered, statusesOf, instants, database: () => database };
}
