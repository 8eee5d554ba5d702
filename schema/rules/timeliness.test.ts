import { expect, test } from "vitest";
import { timelinessOf } from "./timeliness.ts";

const release = (period: string, publishedAt: string, vintage = 1) => ({ period, publishedAt, vintage });

test("data are as timely as the days between the end of their period and their first publication", () => {
  const releases = [
    release("2020-12", "2021-01-10T10:00:00.000Z"),
    release("2020-12", "2021-06-30T10:00:00.000Z", 2),
    release("2021-Q1", "2021-04-30T23:00:00.000Z"),
    release("2020", "2021-03-31T00:00:00.000Z"),
  ];
  expect(timelinessOf(releases, 30)).toEqual({ releases: 3, medianDays: 30, longestDays: 90, within: 2 });
  expect(timelinessOf(releases.slice(0, 2), null)).toEqual({
    releases: 1,
    medianDays: 10,
    longestDays: 10,
    within: null,
  });
  expect(timelinessOf([], 30)).toEqual({ releases: 0, medianDays: null, longestDays: null, within: 0 });
});
