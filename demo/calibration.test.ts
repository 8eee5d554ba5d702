import { readFileSync } from "node:fs";
import { shippedFile } from "@pacte-hub/data/shipped";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import { describe, expect, test } from "vitest";
import { marginsOf } from "./breakdown.ts";
import { demonstrationDatasets, generate } from "./generate.ts";
import { epcis } from "./observed.ts";
import { activityBonusHouseholds, claimants, ofDepartment, rsaHouseholds } from "./population/households.ts";
import { jobseekersTotal } from "./population/jobseekers.ts";
import { quarter, quarterCode, quarters, years } from "./quarter.ts";

const periodsOf = (id: string) => demonstrationDatasets().find(({ dataset }) => dataset === id)?.periods ?? [];

function total(dataset: string, period: PeriodCode, margin = ""): number {
  const parts = generate(dataset, period).filter(({ breakdown }) => marginsOf(breakdown).includes(margin));
  return parts.reduce((sum, { value }) => sum + value, 0);
}

/** The sums by EPCI that were made by hand, not by the code under test. */
function byHand(file: string): ReadonlyMap<string, readonly string[]> {
  const lines = readFileSync(shippedFile(file), "utf8").trim().split(/\r?\n/).slice(1);
  return new Map(lines.map((line) => line.split(";")).map((fields) => [`${fields[0]}|${fields[2]}`, fields]));
}

describe("the model passes through real totals", () => {
  test("in December 2020 and 2021, which it leaves to real data, it meets them exactly in every EPCI", () => {
    const real = byHand("caf/caf-epci-meuse-2020-2021.csv");
    for (const year of [2020, 2021]) {
      for (const epci of epcis()) {
        const generatedCounts = [claimants, rsaHouseholds, activityBonusHouseholds].map((of) =>
          of(epci, quarter(year, 4)),
        );
        const [, , , claimant, , rsa, bonus] = real.get(`${epci}|${year}-12`) ?? [];
        expect(generatedCounts).toEqual([claimant, rsa, bonus].map(Number));
      }
    }
    expect([2020, 2021].map((year) => ofDepartment(rsaHouseholds, quarter(year, 4)))).toEqual([4865, 4635]);
  });

  test("RSA households move by less than 4 % from one quarter to the next, and peak in autumn 2020", () => {
    const path = quarters.map((at) => ofDepartment(rsaHouseholds, at));
    const jumps = path.slice(1).map((now, at) => Math.abs(now / (path[at] ?? now) - 1));
    expect(Math.max(...jumps)).toBeLessThan(0.04);
    expect(path.slice(4).indexOf(Math.max(...path.slice(4))) + 4).toBe(quarter(2020, 3));
  });

  test("each EPCI keeps the share of RSA households it has in real data, give or take a sixth", () => {
    const shareOf = (epci: string, at: number) => rsaHouseholds(epci, at) / ofDepartment(rsaHouseholds, at);
    const far = epcis().filter((epci) => {
      const real = [2020, 2021].map((year) => shareOf(epci, quarter(year, 4)));
      const shares = quarters.map((at) => shareOf(epci, at));
      return Math.min(...shares) < (5 / 6) * Math.min(...real) || Math.max(...shares) > (7 / 6) * Math.max(...real);
    });
    expect(far).toEqual([]);
  });

  test("jobseekers are Dares' own in a fourth quarter, and within 6 % of the nearest one otherwise", () => {
    const real = byHand("dares/defm-abc-epci-meuse-2015-2021.csv");
    const ofYear = (epci: string, year: number) => Number(real.get(`${epci}|${year}-T4`)?.[3]);
    for (const year of years) {
      for (const epci of epcis()) expect(jobseekersTotal(epci, quarter(year, 4))).toBe(ofYear(epci, year));
      const [before, after] = [year - 1, year].map((yearCounted) =>
        epcis().reduce((sum, epci) => sum + ofYear(epci, yearCounted), 0),
      );
      for (const quarterNumber of [1, 2, 3]) {
        const quarterTotal = total("jobseekers", `${year}-Q${quarterNumber}`);
        expect(quarterTotal).toBeGreaterThan(0.94 * Math.min(before ?? 0, after ?? 0));
        expect(quarterTotal).toBeLessThan(1.06 * Math.max(before ?? 0, after ?? 0));
      }
    }
  });

  test("in spring 2020 there are more jobseekers without any activity than a year before, and fewer with some", () => {
    expect(total("jobseekers", "2020-Q2", "category=A")).toBeGreaterThan(
      1.05 * total("jobseekers", "2019-Q2", "category=A"),
    );
    expect(total("jobseekers", "2020-Q2", "category=C")).toBeLessThan(total("jobseekers", "2019-Q2", "category=C"));
  });
});

describe("what is assumed keeps within reason", () => {
  test("98 to 99 % of RSA adults have duties", () => {
    for (const month of periodsOf("rsa-households")) {
      const adults = total("rsa-households", month) + total("rsa-households", month, "householdType=COUPLE");
      const code = quarterCode((Number(month.slice(0, 4)) - 2017) * 4 + Number(month.slice(5)) / 3 - 1);
      const share = total("adults-with-duties", code) / adults;
      expect([share > 0.978, share < 0.992]).toEqual([true, true]);
    }
  });

  test("no sanction falls in spring 2020", () => {
    expect(total("sanctions", "2020-Q2")).toBe(0);
    expect(total("sanctions", "2018-Q2")).toBeGreaterThan(15);
  });
});
