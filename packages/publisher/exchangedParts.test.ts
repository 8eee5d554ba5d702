import { atLevel } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import { describe, expect, test } from "vitest";
import { exchangedParts } from "./exchangedParts.ts";

const indicator = { finest: "EPCI", roundedTo: null } as unknown as Indicator;
const epcis = atLevel("EPCI").map(({ code }) => code);

let seed = 11;
/** About normal, of mean 0 and variance 1. */
const noise = () => {
  let sum = 0;
  for (let at = 0; at < 12; at += 1) {
    seed = (seed * 16_807) % 2_147_483_647;
    sum += seed / 2_147_483_647;
  }
  return sum - 6;
};

type Shares = Readonly<Record<string, number>>;

/** Counts of some shares by EPCI, of 60 to 1,500 people, each moved by chance. */
const year = (shares: Shares, growth = 1): Part[] =>
  epcis.flatMap((territory, at) =>
    Object.entries(shares).map(([breakdown, share]) => {
      const mean = (60 + 96 * at) * share * growth;
      return { territory, breakdown, value: Math.max(0, Math.round(mean + Math.sqrt(mean) * noise())) };
    }),
  );

const renamed = (parts: readonly Part[], names: Readonly<Record<string, string>>, where = epcis): Part[] =>
  parts.map((part) =>
    where.includes(part.territory)
      ? {
          ...part,
          breakdown: part.breakdown
            .split(";")
            .map((one) => names[one] ?? one)
            .join(";"),
        }
      : part,
  );

const found = (now: readonly Part[], former: readonly Part[]) =>
  exchangedParts(indicator, { period: "2024-Q4", parts: now }, { period: "2023-Q4", parts: former }).map(
    ({ sentence }) => sentence,
  );

const sexes = { "sex=F": 0.43, "sex=M": 0.57 };
const ages = { "age=LT25": 0.15, "age=A25_49": 0.58, "age=GE50": 0.27 };
const crossed = {
  "age=LT25;sex=F": 0.07,
  "age=LT25;sex=M": 0.12,
  "age=A25_49;sex=F": 0.22,
  "age=A25_49;sex=M": 0.3,
  "age=GE50;sex=F": 0.13,
  "age=GE50;sex=M": 0.16,
};
const asOther = { "sex=F": "sex=M", "sex=M": "sex=F" };

describe("figures of a value that stand under another are told", () => {
  test.each<[kind: string, shares: Shares, names: Readonly<Record<string, string>>, expected: string]>([
    ["men's under women, and women's under men", sexes, asOther, "sex=F"],
    ["the same where they are crossed with ages", crossed, asOther, "sex=F"],
    [
      "two age groups where they are crossed with sexes",
      crossed,
      { "age=LT25": "age=GE50", "age=GE50": "age=LT25" },
      "age=GE50",
    ],
    ["two age groups", ages, { "age=LT25": "age=GE50", "age=GE50": "age=LT25" }, "age=GE50"],
    [
      "three age groups, each under the next",
      ages,
      { "age=LT25": "age=A25_49", "age=A25_49": "age=GE50", "age=GE50": "age=LT25" },
      "age=",
    ],
  ])("%s", (_, shares, names, expected) => {
    expect(found(renamed(year(shares), names), year(shares)).join()).toContain(expected);
  });

  test("in one EPCI alone, by its name", () => {
    const [large = ""] = epcis.slice(-1);
    const sentences = found(
      renamed(year(ages), { "age=LT25": "age=A25_49", "age=A25_49": "age=LT25" }, [large]),
      year(ages),
    );
    expect(sentences).toEqual([expect.stringContaining(atLevel("EPCI").at(-1)?.name ?? "?")]);
  });
});

test("years that follow their shares are not told, a hundred times, whatever the growth, equal shares included", () => {
  const alarms = [sexes, ages, crossed, { "sex=F": 0.5, "sex=M": 0.5 }].flatMap((shares) =>
    Array.from({ length: 25 }, (_, at) => found(year(shares, 0.7 + at / 40), year(shares))).filter(
      (sentences) => sentences.length > 0,
    ),
  );
  expect(alarms).toEqual([]);
});

test("a real shift of a few points is not told", () => {
  expect(found(year({ "sex=F": 0.47, "sex=M": 0.53 }), year(sexes))).toEqual([]);
});
