import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "@pacte-hub/postgres/connect";
import { describe, expect, test } from "vitest";
import type { ReaderContext } from "../packages/institution/database/context/readerContext.ts";
import { releaseCache } from "../packages/institution/releases/cache/cache.ts";
import { saysAsProcess } from "./context.ts";
import { datasets, question, releasesBed } from "./releasesBed.ts";

const bed = releasesBed();

/** How many rows a statement of the reader's login sees, whoever its process says asks. */
const seen = (sql: string, said: Partial<ReaderContext> = {}): Promise<number> =>
  withClient(bed.database().READER, async (client) => {
    await saysAsProcess(client, "caf", said);
    return (await client.query(sql)).rowCount ?? 0;
  });

const cellsOf = (release: string) => `select from published.cell where release = 'caf:${release}'`;
const shapeOf = (release: string) =>
  `select * from published.silent_cell(array['caf:${release}'], array[''], array['55', '55029'])`;
const [one, other] = datasets;
const current = `${one}:2020-12:1`;
const embargoed = `${other}:2021-12:1`;
const withdrawn = `${one}:2018-12:1`;
const zeros = "0".repeat(64);
const stewardAsks = { asking: "STEWARD", institution: "caf", roles: ["STEWARD"] } as const;

describe("within the database itself, whatever the code asks of it,", () => {
  test.each([
    ["nobody in particular", {}],
    ["a steward of the institution", stewardAsks],
  ])("%s sees what is published, and not one cell under embargo or withdrawn", async (_, said) => {
    expect(await seen(cellsOf(current), said)).toBeGreaterThan(0);
    expect(await seen(cellsOf(embargoed), said)).toBe(0);
    expect(await seen(cellsOf(withdrawn), said)).toBe(0);
  });

  test("of what is silent it is said which cells there are, why nothing is in them, and nothing in them", async () => {
    const { rows, fields } = await withClient(bed.database().READER, async (client) => {
      await saysAsProcess(client, "caf", {});
      return client.query(`${shapeOf(embargoed)} union all ${shapeOf(withdrawn)}`);
    });
    expect(rows.map(({ status }) => status).sort()).toEqual(["EMBARGOED", "EMBARGOED", "WITHDRAWN", "WITHDRAWN"]);
    expect(fields.map(({ name }) => name)).toEqual(["release", "territory", "breakdown", "dimensions", "status"]);
    expect(await seen(shapeOf(current))).toBe(0);
  });

  test.each(["READER", "STEWARD"] as const)(
    "the %s's login, whatever it asks by itself, is told no digest and no count of what is silent, and each of what is not",
    async (login) => {
      const told = await withClient(bed.database()[login], async (client) => {
        const { rows } = await client.query<Readonly<Record<string, unknown>>>(
          `select state, bool_or(num_nonnulls(content_hash, signature, withheld) > 0) as any,
                  bool_and(num_nulls(content_hash, signature, withheld) = 0) as all
             from published.standing group by state order by state`,
        );
        return rows.map(({ state, any, all }) => [state, any, all]);
      });
      expect(told).toEqual([
        ["EMBARGOED", false, false],
        ["PUBLISHED", true, true],
        ["WITHDRAWN", false, false],
      ]);
      const guesses = `select from published.release_at(now()) where state = 'EMBARGOED'
         and (content_hash > '' or signature > '' or withheld >= 0)`;
      expect(await withClient(bed.database()[login], async (client) => (await client.query(guesses)).rowCount)).toBe(0);
    },
  );

  test("an embargo that ends, ends there too: the next question has the figures and their digests, with a memory of releases or without", async () => {
    const memories = [releaseCache(10_000_000), null];
    const embargoUntil = new Date(Date.now() + 2_000).toISOString();
    const id = await bed.published({ dataset: other as string, period: "2022-12", value: 70, embargoUntil });
    const told = () =>
      Promise.all(
        memories.map(async (memory) => {
          const { series, releases } = await bed.answered([question({ dataset: other as string })], null, memory);
          const release = releases.find((one) => one?.id === id);
          const digests = [release?.contentHash, release?.signature, release?.withheld].map((one) => one !== null);
          return [series.flat().find(({ period }) => period === "2022-12")?.status, ...digests];
        }),
      );
    const silent = ["EMBARGOED", false, false, false];
    expect(await told()).toEqual([silent, silent]);
    await sleep(2_200);
    const open = ["PUBLISHED", true, true, true];
    expect(await told()).toEqual([open, open]);
  });

  test("while the door is closed nobody but the stewards sees a cell, a shape of cells or a register", async () => {
    const change = (closes: boolean) =>
      withClient(bed.database().STEWARD, (client) =>
        client.query("insert into authority.door_change (closes, reason, changed_by) values ($1, 'essai', 'essai')", [
          closes,
        ]),
      );
    await withClient(bed.database().STEWARD, (client) =>
      client.query(`insert into pact.record (register, id, version, position, body, demonstration, recorded_by, recorded_at)
                    values ('essai', 'un', 1, 1, '{}', false, 'essai', now())`),
    );
    const register = "select from pact.record";
    const all = [cellsOf(current), shapeOf(withdrawn), register];
    const counts = (said: Partial<ReaderContext>) =>
      Promise.all(all.map((sql) => seen(sql, said).then((rows) => rows > 0)));
    expect(await counts({})).toEqual([true, true, true]);
    await change(true);
    try {
      expect(await counts({})).toEqual([false, false, false]);
      expect(await counts({ asking: "READER", institution: "caf", roles: ["ANALYST"] })).toEqual([false, false, false]);
      expect(await counts(stewardAsks)).toEqual([true, true, true]);
    } finally {
      await change(false);
    }
    expect(await counts({})).toEqual([true, true, true]);
  });

  test("deposits and orders to publish are seen by nobody but the stewards", async () => {
    await withClient(bed.database().OWNER, (owner) =>
      owner.query("insert into authority.deposit select * from jsonb_populate_record(null::authority.deposit, $1)", [
        {
          id: "d",
          datasets: ["x"],
          file_names: ["x.csv"],
          sha256: zeros,
          seal: zeros,
          provisional: false,
          demonstration: false,
          deposited_at: "2026-01-01",
        },
      ]),
    );
    expect(await seen("select from authority.deposit")).toBe(0);
    expect(await seen("select from authority.deposit", stewardAsks)).toBe(1);
  });
});
