import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Row } from "./rows.ts";
import { breaksWithin, brokenAt, gapText, largest, shortened, ticksOf } from "./series.ts";
import { indicator } from "./testbed/offer.ts";

const countIndicator = {
  ...indicator("caf", "rsaHouseholds", []),
  breaks: [
    { from: "2016-01", because: "avant tout" },
    { from: "2021-12", because: "la définition change" },
  ],
};
const row = (period: string, value: number | null = 1, changes: Partial<Row> = {}): Row => ({
  code: "55",
  place: "Meuse",
  indicator: countIndicator,
  period,
  part: "",
  value,
  status: value === null ? "WITHDRAWN" : "PUBLISHED",
  bounds: null,
  coverage: null,
  unit: "PERSON",
  release: "",
  ...changes,
});

describe("A drawing along time", () => {
  test("marks each figure by its own period: December 2020 is not 2021", () => {
    const ticks = ticksOf([row("2020-12"), row("2021-12"), row("2022-12")], 8);
    expect([...ticks]).toEqual([
      [Date.UTC(2020, 11, 31), "2020-12"],
      [Date.UTC(2021, 11, 31), "2021-12"],
      [Date.UTC(2022, 11, 31), "2022-12"],
    ]);
  });

  test("marks as many as it has room for, the last among them, each once", () => {
    const rows = ["F", "M"].flatMap((part) =>
      [2018, 2019, 2020, 2021, 2022].map((year) => row(`${year}`, 1, { part })),
    );
    expect([...ticksOf(rows, 3).values()]).toEqual(["2018", "2020", "2022"]);
    expect([...ticksOf(rows, 2).values()]).toEqual(["2019", "2022"]);
    expect([...ticksOf(rows, 0).values()]).toEqual(["2022"]);
  });

  test("names what it has no figure of, and why", () => {
    expect(gapText([row("2022-03"), row("2022-06", null), row("2022-09")])).toBe("Sans chiffre : juin 2022 (retiré).");
    expect(gapText([row("2022-03")])).toBe("");
  });
});

describe("A break of a series", () => {
  const because = "la définition change";
  test("is within what is shown only where figures stand on both of its sides", () => {
    expect(breaksWithin([row("2020-12"), row("2022-12")]).map((seriesBreak) => seriesBreak.because)).toEqual([because]);
    expect(breaksWithin([row("2021-12"), row("2022-12")])).toEqual([]);
    expect(breaksWithin([row("2019-12"), row("2020-12")])).toEqual([]);
  });

  test("is told on the first line after it, territory by territory and part by part", () => {
    const rows = ["55", "551"].flatMap((code) =>
      ["2020-12", "2021-12", "2022-12"].map((period) => row(period, 1, { code })),
    );
    const broken = brokenAt(rows);
    expect([...broken].map(([{ code, period }, why]) => [code, period, why])).toEqual([
      ["55", "2021-12", because],
      ["551", "2021-12", because],
    ]);
  });
});

describe("Bars", () => {
  test("of more lines than a drawing holds are the largest, a withheld one by what it is at most", () => {
    const rows = [
      row("2020", 3),
      row("2020", null, { bounds: { min: 1, max: 9 } }),
      row("2020", 12),
      row("2020", null),
    ];
    expect(largest(rows, 2)).toEqual([rows[2], rows[1]]);
    expect(largest(rows, 4)).toEqual(rows);
  });

  test("bear names that are never the same for two lines", () => {
    const names = ["Entreprises d'insertion", "Entreprises de travail temporaire d'insertion"].map(
      (part) => `CA de Bar-le-Duc - Sud Meuse · ${part}`,
    );
    const short = shortened(names, 40);
    expect(new Set(short.values()).size).toBe(2);
    for (const text of short.values()) expect(text.length).toBeLessThanOrEqual(40);
    const name = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom(...names));
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.integer({ min: 8, max: 40 }), (drawnNames, mostCharacters) => {
        expect(new Set(shortened(drawnNames, mostCharacters).values()).size).toBe(drawnNames.length);
      }),
    );
  });
});
