import { expect, test } from "vitest";
import { timelinessOf } from "./timeliness.ts";

const release = (period: string, producerPublishedOn: string | null, vintage = 1) => ({
  period,
  producerPublishedOn,
  vintage,
});

test("data are as timely as the days between the end of their period and their first publication by their producer", () => {
  const releases = [
    release("2020-12", "2021-01-10"),
    release("2020-12", "2021-06-30", 2),
    release("2021-Q1", "2021-04-30"),
    release("2020", "2021-03-31"),
  ];
  expect(timelinessOf(releases, 30)).toEqual({ releases: 3, undated: 0, medianDays: 30, longestDays: 90, within: 2 });
  expect(timelinessOf(releases.slice(0, 2), null)).toEqual({
    releases: 1,
    undated: 0,
    medianDays: 10,
    longestDays: 10,
    within: null,
  });
  const nothing = { releases: 0, undated: 0, medianDays: null, longestDays: null, within: null };
  expect(timelinessOf([], 30)).toEqual(nothing);
});

test("a figure whose producer's day is not known is neither early nor late: it is not counted, and said so", () => {
  const undated = [release("2020-12", null), release("2021-12", null), release("2021-12", null, 2)];
  const nothing = { medianDays: null, longestDays: null, within: null };
  expect(timelinessOf(undated, 30)).toEqual({ releases: 0, undated: 2, ...nothing });
  const timeliness = timelinessOf([...undated, release("2019-12", "2020-01-15")], 30);
  expect(timeliness).toEqual({ releases: 1, undated: 2, medianDays: 15, longestDays: 15, within: 1 });
});
