import { expect, test } from "vitest";
import type { FigureText } from "../../hub/figure.ts";
import { differenceText, findingOf, landmarksOf, missingText } from "./opening.ts";

interface Said {
  readonly value?: number | null;
  readonly present?: number;
  /** How far the true figure may lie. */
  readonly within?: number;
  readonly provisional?: boolean;
  readonly dataset?: string;
}
const figure = (
  period: string,
  { value = 100, present = 494, within = 0, provisional = false, dataset = "caf:rsa" }: Said = {},
) =>
  ({
    period,
    value,
    status: "ROUNDED",
    bounds: value === null ? null : { min: value - within, max: value + within },
    plausible: null,
    decimals: 0,
    unit: "foyers",
    coverage: { present, expected: 494 },
    releases: [
      {
        id: `${dataset}:${period}:1`,
        unit: "HOUSEHOLD",
        measure: "STOCK",
        regime: null,
        demonstration: false,
        provisional,
      },
    ],
    remarks: [],
  }) as unknown as FigureText;

test("the opening compares with the year before where the same communes are counted", () => {
  const finding = findingOf([figure("2023-12", { value: 120 }), figure("2024-12", { value: 100 })]);
  expect(finding && differenceText(finding)).toBe("20 de moins qu'en décembre 2023");
});

test("it goes back to the nearest year that counts alike, and never compares other communes or other series", () => {
  const series = [
    figure("2020-12", { value: 4865 }),
    figure("2022-12", { value: 4000, dataset: "caf:other" }),
    figure("2023-12", { value: 4135, present: 491 }),
    figure("2024-12", { value: 3995 }),
  ];
  const finding = findingOf(series);
  expect(finding && differenceText(finding)).toBe("870 de moins qu'en décembre 2020");
  expect(findingOf(series.slice(2))).toMatchObject({ before: null, difference: null });
});

test("as many communes are not the same communes: of two partial sums no difference is told", () => {
  const series = [figure("2020-12", { value: 4865, present: 490 }), figure("2024-12", { value: 3995, present: 490 })];
  expect(findingOf(series)).toMatchObject({ before: null, difference: null });
});

test("a direction that the intervals leave uncertain is not told", () => {
  const text = (within: number) => {
    const finding = findingOf([figure("2023-12", { value: 120, within }), figure("2024-12", { value: 100, within })]);
    return finding && differenceText(finding);
  };
  expect(text(9)).toBe("20 de moins qu'en décembre 2023");
  expect(text(10)).toBe("ni hausse ni baisse certaine depuis décembre 2023");
  const [before, after] = [figure("2023-12", { within: 2 }), figure("2024-12", { within: 2 })];
  const same = findingOf([before, after]);
  expect(same && differenceText(same)).toBe("ni hausse ni baisse certaine depuis décembre 2023");
});

test("it says nothing of a figure that is withheld, and nothing where there is none", () => {
  expect(findingOf([figure("2024-12", { value: null })])).toBeNull();
  expect(findingOf([])).toBeNull();
  expect(findingOf(null)).toBeNull();
});

test("a rise is a rise, and no change is none", () => {
  const text = (before: number, now: number) => {
    const finding = findingOf([figure("2023-12", { value: before }), figure("2024-12", { value: now })]);
    return finding && differenceText(finding);
  };
  expect(text(100, 101)).toBe("1 de plus qu'en décembre 2023");
  expect(text(100, 100)).toBe("autant qu'en décembre 2023");
});

test("the lowest of a series is one that stands: a provisional figure may still move", () => {
  const marks = landmarksOf(
    [
      figure("2017-01", { value: 1 }),
      figure("2017-03", { value: 5180 }),
      figure("2019-12", { value: 4980 }),
      figure("2020-10", { value: 4000, provisional: true }),
    ],
    "2017-03",
  );
  expect([marks?.start.value, marks?.lowest.value, marks?.last.value]).toEqual([5180, 4980, 4000]);
});

test("communes that a sum lacks are told in words", () => {
  expect(missingText(figure("2024-12", { present: 490 }))).toContain("4 communes ne sont pas renseignées sur 494");
  expect(missingText(figure("2024-12", { present: 493 }))).toContain("1 commune n'est pas renseignée sur 494");
  expect(missingText(figure("2024-12"))).toBeNull();
});
