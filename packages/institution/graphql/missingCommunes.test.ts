import { communesOf } from "@pacte-hub/data/territories";
import type { Observation } from "@pacte-hub/schema/model/observation";
import type { Level } from "@pacte-hub/schema/model/territory";
import { expect, test } from "vitest";
import type { FigureAsk } from "../access/access.ts";
import type { SeriesAsk } from "../releases/series.ts";
import type { Context } from "../server/context.ts";
import { withMissingCommunes } from "./missingCommunes.ts";

const communes = communesOf.get("55") ?? [];
const release = "caf:rsa-households:2020-12:1";
const seriesAsked = { dataset: "rsa-households", origin: "REAL", by: [] } as const;
const sumLacking = (count: number): Observation =>
  ({
    territoryCode: "55",
    period: "2020-12",
    release,
    status: "PARTIAL",
    value: 4865,
    coverage: { present: communes.length - count, expected: communes.length },
  }) as unknown as Observation;

interface Told {
  readonly statuses?: Readonly<Record<string, string>>;
  readonly of?: string;
  readonly finest?: Level;
}

/** An institution that says nothing else of its communes than these statuses, and what it was asked. */
function institution({ statuses = {}, of = release, finest }: Told) {
  const journaled: string[] = [];
  const context = {
    access: {
      opened: ({ first, last }: FigureAsk) => {
        const under = finest ? { grant: "g", finest } : null;
        return { under, convention: null, first, last };
      },
      read: ({ level }: FigureAsk) => journaled.push(level),
    },
    series: {
      load: async ({ territory }: SeriesAsk) => [
        { territoryCode: territory, period: "2020-12", release: of, status: statuses[territory] ?? "PUBLISHED" },
      ],
    },
  } as unknown as Context;
  return { context, journaled };
}

test("a sum tells the communes that were not collected; one that is withheld is in it", async () => {
  const { context, journaled } = institution({
    statuses: { "55033": "NOT_COLLECTED", "55055": "NOT_COLLECTED", "55103": "WITHHELD" },
  });
  const { coverage } = await withMissingCommunes(context, sumLacking(2), seriesAsked);
  expect(coverage?.missing).toEqual(["55033", "55055"]);
  expect(journaled).toEqual(["COMMUNE"]);
});

test("which are missing is not said where the communes do not account for it, or are of another vintage", async () => {
  const statuses = { "55033": "NOT_COLLECTED", "55055": "NOT_COLLECTED" };
  const missingOf = async (statusByCommune: Told, count: number) =>
    (await withMissingCommunes(institution(statusByCommune).context, sumLacking(count), seriesAsked)).coverage?.missing;
  expect(await missingOf({ statuses }, 3)).toBeUndefined();
  expect(await missingOf({ statuses, of: "caf:rsa-households:2020-12:2" }, 2)).toBeUndefined();
  expect(await missingOf({ statuses, finest: "COMMUNE" }, 2)).toHaveLength(2);
});

test("a reader whose grant is coarser is asked nothing of the communes, and nothing of them is journaled", async () => {
  const { context, journaled } = institution({ statuses: { "55033": "NOT_COLLECTED" }, finest: "EPCI" });
  expect((await withMissingCommunes(context, sumLacking(1), seriesAsked)).coverage?.missing).toBeUndefined();
  expect(journaled).toEqual([]);
});

test("a whole sum asks nothing", async () => {
  const { context, journaled } = institution({});
  const completeSum = sumLacking(0);
  expect(await withMissingCommunes(context, completeSum, seriesAsked)).toBe(completeSum);
  expect(journaled).toEqual([]);
});
