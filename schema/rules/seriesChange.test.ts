import { describe, expect, test } from "vitest";
import { changeCautionCodes, incomparabilities } from "../model/seriesChange.ts";
import { type ReleasedFigure, seriesChange } from "./seriesChange.ts";

type Release = ReleasedFigure["release"];
type Figure = ReleasedFigure["figure"];

const source = { title: "CNAF", licence: "Licence Ouverte", retrievedOn: null, url: null };
const release: Release = {
  id: "caf:rsa-households:2020-12:1",
  unit: "HOUSEHOLD",
  measure: "STOCK",
  regime: "CAF",
  demonstration: false,
  provisional: false,
  vintage: 1,
  correction: null,
  producer: "CNAF",
  source,
};
const figure: Figure = {
  period: "2020-12",
  value: 100,
  bounds: { min: 100, max: 100 },
  status: "PUBLISHED",
  coverage: null,
  roundedTo: null,
};
const releasedFigure = (changes: Partial<Figure> = {}, of: Partial<Release> = {}): ReleasedFigure => ({
  figure: { ...figure, ...changes },
  release: { ...release, ...of },
});
const later = (changes: Partial<Figure> = {}, of: Partial<Release> = {}) =>
  releasedFigure({ period: "2021-12", value: 90, bounds: { min: 90, max: 90 }, ...changes }, of);
const codesOf = (before: ReleasedFigure, now: ReleasedFigure, breaks = [] as { from: string; because: string }[]) =>
  seriesChange(before, now, { breaks }).cautions.map(({ code }) => code);

describe("a change is said in the figure's unit and in percent, with what is certain of it", () => {
  test("of exact figures the interval is the change itself", () => {
    expect(seriesChange(releasedFigure(), later(), {})).toEqual({
      absolute: -10,
      absoluteBounds: { min: -10, max: -10 },
      relative: -10,
      relativeBounds: { min: -10, max: -10 },
      reason: null,
      sentence: null,
      cautions: [],
    });
  });

  test("of rounded figures the interval is rounded outward, never inward", () => {
    const change = seriesChange(
      releasedFigure({ value: 35, bounds: { min: 33, max: 37 }, status: "ROUNDED", roundedTo: 5 }),
      later({ value: 40, bounds: { min: 38, max: 42 }, status: "ROUNDED", roundedTo: 5 }),
      {},
    );
    expect(change).toMatchObject({ absolute: 5, absoluteBounds: { min: 1, max: 9 }, relative: 14.29 });
    // 1 / 37 is 2.7027 %, 9 / 33 is 27.2727 %.
    expect(change.relativeBounds).toEqual({ min: 2.7, max: 27.28 });
    expect(change.cautions.map(({ code }) => code)).toEqual(["ROUNDED"]);
  });

  test("from zero, the figure's unit alone; a former figure that may be zero gives no interval in percent", () => {
    expect(seriesChange(releasedFigure({ value: 0, bounds: { min: 0, max: 4 } }), later(), {})).toMatchObject({
      absolute: 90,
      absoluteBounds: { min: 86, max: 90 },
      relative: null,
      relativeBounds: null,
      reason: "FROM_ZERO",
    });
    expect(seriesChange(releasedFigure({ value: 5, bounds: { min: 0, max: 7 } }), later(), {})).toMatchObject({
      relative: 1700,
      relativeBounds: null,
    });
  });
});

describe("what is not alike is not compared: nothing is said but why", () => {
  const unlike: readonly (readonly [string, ReleasedFigure])[] = [
    ["ORIGINS_DIFFER", later({}, { demonstration: true })],
    ["UNITS_DIFFER", later({}, { unit: "PERSON" })],
    ["MEASURES_DIFFER", later({}, { measure: "FLOW" })],
    ["DATASETS_DIFFER", later({}, { id: "caf:claimant-households:2021-12:1" })],
    ["REGIMES_DIFFER", later({}, { regime: "CAF et MSA" })],
    ["COVERAGE_DIFFERS", later({ coverage: { present: 498, expected: 499 } })],
    ["NO_VALUE", later({ value: null, bounds: { min: 1, max: 4 }, status: "WITHHELD" } as Partial<Figure>)],
  ];
  test.each(unlike)("%s", (reason, now) => {
    const change = seriesChange(releasedFigure(), now, {});
    expect(change).toMatchObject({
      absolute: null,
      absoluteBounds: null,
      relative: null,
      relativeBounds: null,
      reason,
    });
    expect(change.sentence).toMatch(/^[a-zé].{10,}/);
    expect(change.cautions).toEqual([]);
  });
  test("every reason is among them, but from zero", () => {
    expect([...unlike.map(([reason]) => reason), "FROM_ZERO"].sort()).toEqual([...incomparabilities].sort());
  });
});

test("what is not given is not said to cover other communes", () => {
  const absent = { value: null, bounds: null, status: "NOT_COLLECTED" } as const;
  const fullCoverage = { coverage: { present: 499, expected: 499 } };
  expect(
    seriesChange(releasedFigure({ ...absent, coverage: { present: 0, expected: 499 } }), later(fullCoverage), {})
      .reason,
  ).toBe("NO_VALUE");
});

describe("what a reader must know is told with the change", () => {
  const breaks = [{ from: "2021-01", because: "autre définition." }];
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["SERIES_BREAK", codesOf(releasedFigure(), later(), breaks)],
    ["REVISED", codesOf(releasedFigure(), later({}, { vintage: 2, correction: "faute de frappe" }))],
    ["PROVISIONAL", codesOf(releasedFigure(), later({}, { provisional: true }))],
    ["SOURCES_DIFFER", codesOf(releasedFigure(), later({}, { producer: "DREES" }))],
    ["SOURCES_DIFFER", codesOf(releasedFigure(), later({}, { source: { ...source, title: "autre fichier" } }))],
    ["ROUNDED", codesOf(releasedFigure(), later({ roundedTo: 5 }))],
    ["PARTIAL", codesOf(releasedFigure({ status: "PARTIAL" }), later({ status: "PARTIAL" }))],
    ["SMALL_COUNT", codesOf(releasedFigure({ value: 19, bounds: { min: 19, max: 19 } }), later())],
    ["SEASONS_DIFFER", codesOf(releasedFigure(), later({ period: "2021-06" }))],
    ["DIRECTION_UNCERTAIN", codesOf(releasedFigure(), later({ bounds: { min: 90, max: 100 } }))],
  ];
  test.each(cases)("%s", (code, codes) => {
    expect(codes).toEqual([code]);
  });
  test("every caution is among them", () => {
    expect([...new Set(cases.map(([code]) => code))].sort()).toEqual([...changeCautionCodes].sort());
  });

  test("a break counts between the two figures only", () => {
    expect(codesOf(releasedFigure({ period: "2021-01" }), later({ period: "2022-01" }), breaks)).toEqual([]);
    expect(codesOf(releasedFigure({ period: "2020-01" }), later({ period: "2021-01" }), breaks)).toEqual([
      "SERIES_BREAK",
    ]);
    expect(codesOf(releasedFigure({ period: "2019-12" }), later({ period: "2020-12" }), breaks)).toEqual([]);
  });

  test.each(["MONTH", "DAY", "PERCENT", "EURO", "FTE"] as const)("a figure in %s counts no cases", (unit) => {
    expect(
      codesOf(releasedFigure({ value: 1.9, bounds: { min: 1.9, max: 1.9 } }, { unit }), later({}, { unit })),
    ).toEqual([]);
  });

  test("the same correction of both is no caution", () => {
    expect(
      codesOf(releasedFigure({}, { vintage: 2, correction: "x" }), later({}, { vintage: 2, correction: "x" })),
    ).toEqual([]);
  });
});
