import { readFileSync } from "node:fs";
import { shippedFile } from "@pacte-hub/data/shipped";
import { describe, expect, test } from "vitest";
import { marginsOf } from "./breakdown.ts";
import { generate } from "./generate.ts";
import { entering } from "./population/duties.ts";
import { ofDepartment } from "./population/households.ts";
import { quarter } from "./quarter.ts";

/** A number of a column of a shipped file of DREES, found by the words of its line: read apart from the model. */
function published(file: string, column: string, ...words: readonly string[]): number {
  const [header = "", ...lines] = readFileSync(shippedFile(`drees/${file}`), "utf8")
    .trim()
    .split("\n");
  const matchingLines = lines
    .map((line) => line.split(";"))
    .filter((fields) => words.every((word) => fields.includes(word)));
  if (matchingLines.length !== 1) throw new Error(`${matchingLines.length} lines of ${words.join(", ")}`);
  return Number(matchingLines[0]?.[header.split(";").indexOf(column)]);
}
const monthly = (month: string, column = "foyers_rsa") =>
  published(
    month < "2020-06"
      ? "prestations-mensuelles-meuse-2017-2020.csv"
      : "prestations-mensuelles-provisoires-meuse-2020.csv",
    column,
    month,
  );
const oarsa = (table: string, year: number) =>
  published("oarsa-meuse-2015-2018.csv", `part_${table.toLowerCase()}`, String(year));
const yearly = (column: string, year: number) => published("rsa-annuel-meuse-2009-2019.csv", column, `${year}-12`);

function generated(dataset: string, period: string, margin = ""): number {
  let sum = 0;
  for (const { breakdown, value } of generate(dataset, period)) if (marginsOf(breakdown).includes(margin)) sum += value;
  return sum;
}
const percent = (dataset: string, period: string, margin: string, of = dataset): number =>
  (100 * generated(dataset, period, margin)) / generated(of, period);

describe("the demonstration does not contradict what DREES published of the Meuse", () => {
  test("RSA was of 5 180 households in March 2017 and 4 980 in December 2019, all regimes: the CAF's are the same part of them", () => {
    expect([monthly("2017-03"), monthly("2019-12"), monthly("2020-09")]).toEqual([5180, 4980, 5250]);
    // 4 865 of the CAF's in December 2020 (real), over DREES' last month.
    const part = 4865 / monthly("2020-10");
    expect(part).toBeCloseTo(0.93, 2);
    for (const year of [2017, 2018, 2019, 2020]) {
      for (const month of ["03", "06", "09", "12"]
        .map((monthText) => `${year}-${monthText}`)
        .filter((monthText) => monthText < "2020-10")) {
        const households = generated("rsa-households", month);
        expect(Math.abs(households - part * monthly(month)), month).toBeLessThanOrEqual(0.5);
        expect(households, month).toBeLessThan(monthly(month));
      }
    }
  });

  test("so are the households with the activity bonus, which was opened to many more in 2019", () => {
    const part = 11_560 / monthly("2020-10", "foyers_prime_activite");
    for (const month of ["2017-03", "2018-12", "2019-03", "2019-12", "2020-06"]) {
      const bonus = generated("activity-bonus-households", month);
      expect(Math.abs(bonus - part * monthly(month, "foyers_prime_activite")), month).toBeLessThanOrEqual(0.5);
    }
  });

  test("a household counts as many adults and persons as DREES counts, within 2 %", () => {
    for (const year of [2017, 2018, 2019]) {
      const [households, adults, people] = ["foyers_rsa", "nb_adultes_rsa", "personnes_couvertes_rsa"].map((measure) =>
        yearly(measure, year),
      ) as [number, number, number];
      const month = `${year}-12`;
      const generatedHouseholds = generated("rsa-households", month);
      const couples = generated("rsa-households", month, "householdType=COUPLE");
      expect(
        Math.abs((generatedHouseholds + couples) / generatedHouseholds / (adults / households) - 1),
        `${year}`,
      ).toBeLessThan(0.02);
      const covered = generated("rsa-people-covered", month) / generatedHouseholds;
      expect(Math.abs(covered / (people / households) - 1), `${year}`).toBeLessThan(0.02);
    }
  });

  test("80 % of those with duties were oriented at the end of 2016, 87 % in 2017, 75 % in 2018; then it is assumed to stay", () => {
    expect([2015, 2016, 2017, 2018].map((year) => oarsa("B1", year))).toEqual([77, 80, 87, 75]);
    const share = (year: number) => percent("adults-oriented", `${year}-Q4`, "", "adults-with-duties");
    for (const year of [2017, 2018]) expect(Math.abs(share(year) - oarsa("B1", year)), `${year}`).toBeLessThan(0.5);
    for (const year of [2019, 2020, 2021]) expect(Math.abs(share(year) - 75), `${year}`).toBeLessThan(0.5);
    const first = percent("adults-oriented", "2017-Q1", "", "adults-with-duties");
    expect(Math.abs(first - (80 + (87 - 80) / 4))).toBeLessThan(0.5);
  });

  test("61 or 62 % of them go to Pôle emploi, 11 or 12 % to another body for employment, the others elsewhere", () => {
    for (const year of [2017, 2018]) {
      for (const dataset of ["adults-oriented", "orientations"]) {
        const shares = ["PROFESSIONAL", "SOCIO_PROFESSIONAL", "SOCIAL"].map((pathway) =>
          percent(dataset, `${year}-Q4`, `pathway=${pathway}`),
        );
        const real = [oarsa("B5", year), oarsa("B6", year), oarsa("B7", year) + oarsa("B8", year)];
        // A quarter's orientations are about 400: one adult is a quarter of a point.
        const tolerance = dataset === "orientations" ? 2.5 : 0.8;
        for (const [at, share] of shares.entries()) {
          expect(Math.abs(share - (real[at] ?? 0)), `${dataset} ${year} ${at}`).toBeLessThan(tolerance);
        }
      }
    }
    for (const code of ["2019-Q4", "2020-Q4", "2021-Q4"]) {
      const professional = percent("adults-oriented", code, "pathway=PROFESSIONAL");
      expect(professional > 60.2 && professional < 62.8, code).toBe(true);
    }
  });

  test("who has RSA for under six months is oriented as seldom as DREES says, for six to twelve too: 47 and 76 %, then 9 and 37 %", () => {
    for (const year of [2017, 2018]) {
      const code = `${year}-Q4`;
      const ever = generated("orientations", code) / ofDepartment(entering, quarter(year, 4));
      expect(Math.abs(100 * ever - oarsa("B4", year)), `${year}`).toBeLessThan(4);
      const bands = ["LT30", "D30_89", "D90_179"].map((band) => percent("orientation-delays", code, `delay=${band}`));
      // Who is oriented by the day: straight lines from nobody on the day of entry, and to all who ever are on the 365th.
      const days = [0, 30, 90, 180, 365];
      const within = [0, 1, 2, 3].map((bound) => ever * bands.slice(0, bound).reduce((sum, band) => sum + band, 0));
      const curve = [...within, 100 * ever];
      const mean = (from: number, to: number): number => {
        let area = 0;
        for (let at = from; at < to; at++)
          area += (((curve[at] ?? 0) + (curve[at + 1] ?? 0)) / 2) * ((days[at + 1] ?? 0) - (days[at] ?? 0));
        return area / ((days[to] ?? 0) - (days[from] ?? 0));
      };
      expect(Math.abs(mean(0, 3) - oarsa("B2", year)), `B2 ${year}`).toBeLessThan(4);
      // Of six to twelve months: more than on the first of these days, fewer than on the last.
      expect(oarsa("B3", year), `B3 ${year}`).toBeGreaterThan((curve[3] ?? 0) - 2);
      expect(oarsa("B3", year), `B3 ${year}`).toBeLessThan(100 * ever);
    }
  });

  test("those oriented to Pôle emploi are registered there: as many RSA jobseekers as that, not a national share", () => {
    for (const year of [2017, 2018]) {
      const registered = percent("rsa-jobseekers", `${year}-Q4`, "", "adults-with-duties");
      expect(Math.abs(registered - (oarsa("B1", year) * oarsa("B5", year)) / 100), `${year}`).toBeLessThan(3);
    }
  });
});
