import { crossRates } from "@pacte-hub/schema/rules/crossRate";
import { describe, expect, test } from "vitest";
import { addressOf, placeOf } from "../parts/place.ts";
import { csvOf } from "./csv.ts";
import {
  changeBetween,
  countFigure,
  crossFigures,
  type FigureText,
  latest,
  markOf,
  ratioFigure,
  valueText,
  yearBefore,
} from "./figure.ts";
import type { SeenFragment } from "./operations.ts";
import { byDataset, datesText, groupedBySource } from "./sources.ts";
import { figure, release } from "./testbed.ts";

describe("what is said of a figure", () => {
  test("a withheld figure is told by its interval, never by zero; without one, by the word", () => {
    const withheld = figure({ value: null, status: "WITHHELD", bounds: { min: 1, max: 4 } });
    expect([valueText(withheld), markOf("WITHHELD")?.label]).toEqual(["entre 1 et 4", "secret"]);
    expect(valueText({ ...withheld, bounds: null })).toBe("secret");
    expect(valueText(figure({ value: 0, status: "PUBLISHED", bounds: null }))).toBe("0");
  });

  test("figures of one definition are compared, and never what is invented with what is real, nor a series with the Pact's own figure", () => {
    const reasonOf = (before: FigureText | null) => {
      const change = changeBetween(figure(), before);
      return change && ("reason" in change ? change.reason : change.value);
    };
    const exactly = (value: number) => figure({ value, bounds: { min: value, max: value } });
    expect(changeBetween(exactly(90), exactly(100))).toEqual({ value: -10, bounds: { min: -10, max: -10 } });
    const start = { ...release("department:rsa-households-at-start:2017-03:2"), regime: "Le Pacte ne dit pas" };
    expect(reasonOf(figure({ value: 4902, releases: [start] }))).toBe("DATASETS_DIFFER");
    expect(reasonOf(figure({ releases: [release("caf:rsa-households:2020-12:1", true)] }))).toBe("ORIGINS_DIFFER");
    expect(reasonOf(figure({ coverage: { present: 490, expected: 499 } }))).toBe("COVERAGE_DIFFERS");
    expect(reasonOf(figure({ value: null }))).toBe("NO_VALUE");
    expect(reasonOf(null)).toBeNull();
    expect(reasonOf(figure({ releases: [] }))).toBeNull();
  });

  test("numbers of one column have decimals alike, in the page and in its file", () => {
    const rates = [
      figure({ value: 12, decimals: 1, bounds: null }),
      figure({ value: 12.5, decimals: 1, bounds: null }),
    ];
    expect(rates.map(valueText)).toEqual(["12,0", "12,5"]);
    expect(
      csvOf(
        "taux",
        rates.map((rate) => ({ name: "x", figure: rate })),
      ),
    ).toMatch(/;12,0;.*\r\n.*;12,5;/);
  });

  test("a rate on a page is rounded once, from its terms, and its interval outward", () => {
    const observations = [{ release: release("caf:rsa-households:2021-12:1") }];
    const ratio = {
      territoryCode: "55",
      period: "2021-12",
      status: "ROUNDED",
      per: 100,
      unit: "%",
      observations,
    } as const;
    const [over, under] = [2489, 20_000];
    const ratioSeen = ratioFigure({
      ...ratio,
      value: 12.45,
      bounds: { min: 12.41, max: 12.51 },
      numerator: { value: over },
      denominator: { value: under },
      comparability: [],
    } as unknown as Parameters<typeof ratioFigure>[0]);
    expect([valueText(ratioSeen), ratioSeen.bounds]).toEqual(["12,4", { min: 12.4, max: 12.6 }]);
  });

  test("a sum of rounded figures says what is certain and, within it, what is very probable", () => {
    const observation = {
      territoryCode: "55",
      period: "2021-12",
      value: 4635,
      status: "ROUNDED",
      roundedTo: 5,
    } as const;
    const countSeen = countFigure({
      ...observation,
      bounds: { min: 4249, max: 5619 },
      standardError: 31.4,
      coverage: null,
      release: release("caf:rsa-households:2021-12:1"),
    } as unknown as Parameters<typeof countFigure>[0]);
    expect([countSeen.bounds, countSeen.plausible]).toEqual([
      { min: 4249, max: 5619 },
      { min: 4572, max: 4698 },
    ]);
  });

  test("nothing invented is divided by what is real", () => {
    const seenFigure = (id: string, demonstration: boolean): SeenFragment => ({
      territoryCode: "55",
      period: "2021-12",
      value: 100,
      status: "PUBLISHED",
      roundedTo: null,
      bounds: { min: 100, max: 100 },
      standardError: null,
      coverage: null,
      release: release(id, demonstration),
    });
    const across = (above: boolean, below: boolean) =>
      crossFigures(
        [seenFigure("siae:x:2021-12:1", above)],
        [seenFigure("caf:y:2021-12:1", below)],
        crossRates.siaeEmployeesPerRsaHouseholds,
      );
    expect([across(true, true).length, across(false, false).length]).toEqual([1, 1]);
    expect([across(true, false), across(false, true)]).toEqual([[], []]);
  });

  test("what is under embargo or taken back does not take the place of the last figure that may be read", () => {
    const series = ["PUBLISHED", "WITHDRAWN", "EMBARGOED"].map((status, at) => figure({ status, period: `202${at}` }));
    expect(latest(series)?.period).toBe("2020");
    expect(latest(series.slice(2))?.status).toBe("EMBARGOED");
    expect(latest([])).toBeNull();
  });

  test("a year before is the same moment of it", () => {
    const series = ["2019-Q4", "2020-Q3", "2020-Q4"].map((period) => figure({ period }));
    expect(yearBefore(series, "2021-Q4")?.period).toBe("2020-Q4");
    expect(yearBefore(series, "2021-12")).toBeNull();
  });
});

describe("where figures come from", () => {
  test("the day the hub took them in is never said to be the day their producer published them", () => {
    const dated = { ...release("caf:rsa-households:2021-12:1"), producerPublishedOn: "2022-09-01" };
    expect(datesText(release("caf:rsa-households:2021-12:1"))).toBe(
      "jour de publication par le producteur non connu, dans le hub depuis le 24 novembre 2026",
    );
    expect(datesText(dated)).toBe(
      "publié par le producteur le 1er septembre 2022, dans le hub depuis le 24 novembre 2026",
    );
    expect(datesText({ ...dated, demonstration: true })).toBe("dans le hub depuis le 24 novembre 2026");
  });

  test("one line for one source and one rule; what is invented never shares it", () => {
    const releases = ["caf:rsa-households:2020-12:1", "caf:rsa-households:2021-12:1", "caf:claimants:2021-12:1"].map(
      (id) => release(id),
    );
    const groups = groupedBySource([...releases, release("caf:rsa-households:2017-03:1", true)]);
    expect(groups.map(({ releases }) => releases.length)).toEqual([3, 1]);
    expect(byDataset(releases).map(([dataset, datasetReleases]) => [dataset, datasetReleases.length])).toEqual([
      ["caf:rsa-households", 2],
      ["caf:claimants", 1],
    ]);
  });
});

test("an address holds origin, day and filters, and says nothing of what is usual", () => {
  const place = placeOf("/territoires", "?origine=demonstration&connu=2026-11-01&indicateur=emploi");
  expect(place).toEqual({
    path: "/territoires",
    origin: "DEMONSTRATION",
    asOf: "2026-11-01",
    filters: { indicateur: "emploi" },
  });
  expect(placeOf("/territoires", addressOf(place).slice("/territoires".length))).toEqual(place);
  expect(addressOf(placeOf("/", "?origine=x&connu=hier"))).toBe("/");
});
