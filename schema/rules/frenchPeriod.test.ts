import fc from "fast-check";
import { expect, test } from "vitest";
import { frenchPeriod, frenchPeriods } from "./frenchPeriod.ts";

test.each([
  ["2021-12", "décembre 2021"],
  ["2021-Q4", "quatrième trimestre 2021"],
  ["2021-Q1", "premier trimestre 2021"],
  ["2021", "2021"],
  ["2021-13", "2021-13"],
  ["", ""],
])("a period is said in French: %s", (code, expected) => expect(frenchPeriod(code)).toBe(expected));

const quarters = (from: number, to: number) =>
  Array.from({ length: (to - from + 1) * 4 }, (_, at) => `${from + Math.floor(at / 4)}-Q${(at % 4) + 1}`);

test.each([
  [
    quarters(2015, 2024).filter((quarter) => quarter.endsWith("Q4")),
    "quatrième trimestre de chaque année, 2015 à 2024 (10)",
  ],
  [["2020-12", "2021-12", "2022-12"], "décembre de chaque année, 2020 à 2022 (3)"],
  [quarters(2015, 2016), "chaque trimestre, du premier trimestre 2015 au quatrième trimestre 2016 (8)"],
  [["2020-11", "2020-12", "2021-01"], "chaque mois, de novembre 2020 à janvier 2021 (3)"],
  [["2020-10", "2020-11"], "chaque mois, d'octobre 2020 à novembre 2020 (2)"],
  [["2009", "2010", "2011"], "chaque année, de 2009 à 2011 (3)"],
  [["2009", "2011"], "2009, 2011 (2)"],
  [["2020-12", "2022-12"], "décembre 2020, décembre 2022 (2)"],
  [["2021-12"], "décembre 2021"],
  [[], ""],
  [
    quarters(2015, 2024).filter((_, at) => at !== 7),
    "39 des 40 trimestres du premier trimestre 2015 au quatrième trimestre 2024",
  ],
])("the periods that there are, and no others: %j", (periods, expected) =>
  expect(frenchPeriods(periods)).toBe(expected),
);

test("a step is said of each only where no period of it is missing", () => {
  fc.assert(
    fc.property(fc.subarray(quarters(2018, 2021), { minLength: 2 }), (periods) => {
      const allQuarters = quarters(2018, 2021);
      const between = allQuarters.slice(
        allQuarters.indexOf(periods[0] ?? ""),
        allQuarters.indexOf(periods.at(-1) ?? "") + 1,
      );
      expect(frenchPeriods(periods).startsWith("chaque trimestre")).toBe(between.length === periods.length);
    }),
  );
});
