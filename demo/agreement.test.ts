import { communesOf, territories } from "@pacte-hub/data/territories";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import { describe, expect, test } from "vitest";
import { marginsOf } from "./breakdown.ts";
import { demonstrationDatasets, generate } from "./generate.ts";
import { epcis } from "./observed.ts";
import { monthCode, quarterCode, quarterOf, quarters, years } from "./quarter.ts";
import { contributions } from "./siae.ts";
import { contributors } from "./testbed/contributors.ts";

const periodsOf = (id: string) => demonstrationDatasets().find(({ dataset }) => dataset === id)?.periods ?? [];
const months = periodsOf("rsa-households");
const quarterOfMonth = (month: PeriodCode) => quarterCode(quarterOf(month));

/** The sum of a dataset in an EPCI, of the cells whose breakdown says `margin`. */
function count(dataset: string, period: PeriodCode, epci: string, margin = ""): number {
  const parts = generate(dataset, period).filter(
    ({ territory, breakdown }) => territory === epci && says(breakdown, margin),
  );
  return parts.reduce((sum, { value }) => sum + value, 0);
}

const says = (breakdown: string, margin: string): boolean => marginsOf(breakdown).includes(margin);

/** Each cell of an EPCI, by its breakdown. */
const cellsOf = (parts: readonly Part[], epci: string): ReadonlyMap<string, number> =>
  new Map(parts.filter(({ territory }) => territory === epci).map(({ breakdown, value }) => [breakdown, value]));

function everywhere(periods: readonly PeriodCode[], claim: (period: PeriodCode, epci: string) => boolean): string[] {
  return periods.flatMap((period) =>
    epcis()
      .filter((epci) => !claim(period, epci))
      .map((epci) => `${period} ${epci}`),
  );
}

describe("institutions agree, in every EPCI and period", () => {
  test("no more households have RSA than have any benefit, for each type of household", () => {
    const beyond = everywhere(months, (month, epci) => {
      const claimants = cellsOf(generate("claimant-households", month), epci);
      const rsa = cellsOf(generate("rsa-households", month), epci);
      return [...rsa].every(([type, households]) => households <= (claimants.get(type) ?? 0));
    });
    expect(beyond).toEqual([]);
  });

  test("households with the activity bonus are claimants", () => {
    const beyond = everywhere(
      months,
      (month, epci) => count("activity-bonus-households", month, epci) <= count("claimant-households", month, epci),
    );
    expect(beyond).toEqual([]);
  });

  test("an RSA household covers at least one person, a couple two", () => {
    const short = everywhere(months, (month, epci) => {
      const couples = count("rsa-households", month, epci, "householdType=COUPLE");
      return count("rsa-people-covered", month, epci) >= count("rsa-households", month, epci) + couples;
    });
    expect(short).toEqual([]);
  });

  test("adults with duties are among the people covered, for each age and sex, and at most two a household", () => {
    const beyond = everywhere(months, (month, epci) => {
      const people = cellsOf(generate("rsa-people-covered", month), epci);
      const adults = cellsOf(generate("adults-with-duties", quarterOfMonth(month)), epci);
      const total = count("adults-with-duties", quarterOfMonth(month), epci);
      const within = [...adults].every(([cell, number]) => number <= (people.get(cell) ?? 0));
      return within && total <= 2 * count("rsa-households", month, epci);
    });
    expect(beyond).toEqual([]);
  });

  test("registered RSA jobseekers are adults with duties, and jobseekers of their category", () => {
    const codes = periodsOf("rsa-jobseekers");
    const withoutDuties = everywhere(
      codes,
      (code, epci) => count("rsa-jobseekers", code, epci) <= count("adults-with-duties", code, epci),
    );
    const outside = everywhere(periodsOf("jobseekers"), (code, epci) =>
      ["A", "B", "C"].every((category) => {
        const margin = `category=${category}`;
        return count("rsa-jobseekers", code, epci, margin) <= count("jobseekers", code, epci, margin);
      }),
    );
    expect([withoutDuties, outside]).toEqual([[], []]);
  });

  test("global support ends a quarter with whom it began with, plus who came, less who left", () => {
    const codes = quarters.map(quarterCode);
    const broken = everywhere(codes.slice(1), (code, epci) => {
      const before = count("global-support-stock", codes[codes.indexOf(code) - 1] ?? "", epci);
      const entries = count("global-support-entries", code, epci);
      const exits = count("global-support-exits", code, epci);
      return exits <= before && count("global-support-stock", code, epci) === before + entries - exits;
    });
    expect(broken).toEqual([]);
  });

  test("people in global support are jobseekers without a job", () => {
    const beyond = everywhere(
      periodsOf("jobseekers"),
      (code, epci) => count("global-support-stock", code, epci) <= count("jobseekers", code, epci, "category=A"),
    );
    expect(beyond).toEqual([]);
  });

  test("nobody is oriented, signs or is sanctioned without duties", () => {
    const beyond = everywhere(quarters.map(quarterCode), (code, epci) =>
      ["orientations", "cer-signed", "sanctions"].every(
        (dataset) => count(dataset, code, epci) <= count("adults-with-duties", code, epci),
      ),
    );
    expect(beyond).toEqual([]);
  });

  test("an orientation is counted once whatever its delay, and nobody is oriented without duties", () => {
    const beyond = everywhere(
      quarters.map(quarterCode),
      (period, epci) =>
        count("orientation-delays", period, epci) === count("orientations", period, epci) &&
        count("adults-oriented", period, epci) <= count("adults-with-duties", period, epci),
    );
    expect(beyond).toEqual([]);
  });

  test("communes add up to their EPCI, and a destroyed village has no household", () => {
    const broken = everywhere(periodsOf("rsa-households-by-commune"), (month, epci) => {
      const communes = communesOf.get(epci) ?? [];
      const parts = generate("rsa-households-by-commune", month).filter(({ territory }) =>
        communes.includes(territory),
      );
      const deserted = parts.filter(({ territory }) => territories.get(territory)?.population === 0);
      const sum = parts.reduce((total, { value }) => total + value, 0);
      return (
        parts.length === communes.length &&
        sum === count("rsa-households", month, epci) &&
        deserted.every(({ value }) => value === 0)
      );
    });
    expect(broken).toEqual([]);
    expect(generate("rsa-households-by-commune", "2017-03")).toHaveLength(499);
  });
});

describe("work-integration structures agree, every year", () => {
  const codes = years.map(String);

  test("no more FTE are worked than agreed, nor than people work; nobody leaves who was not there", () => {
    const broken = everywhere(codes, (year, epci) => {
      const worked = count("siae-fte-worked", year, epci);
      const employees = count("siae-employees", year, epci);
      return (
        worked <= count("siae-fte-agreed", year, epci) &&
        worked <= employees &&
        count("siae-exits", year, epci) <= employees
      );
    });
    expect(broken).toEqual([]);
  });

  test("employees who had RSA at entry are fewer than the department's adults with duties", () => {
    for (const year of codes) {
      const entered = epcis().reduce((sum, epci) => sum + count("siae-employees", year, epci, "rsaAtEntry=YES"), 0);
      const adults = epcis().reduce((sum, epci) => sum + count("adults-with-duties", `${year}-Q4`, epci), 0);
      expect(entered).toBeLessThan(adults / 4);
    }
  });

  test("what structures bring adds up to each cell", () => {
    for (const { dataset, periods } of demonstrationDatasets().filter(({ institution }) => institution === "siae")) {
      for (const period of periods) {
        const brought = new Map<string, number>();
        for (const { territory, breakdown, value } of contributions(dataset, period)) {
          brought.set(`${territory}|${breakdown}`, (brought.get(`${territory}|${breakdown}`) ?? 0) + value);
        }
        for (const { territory, breakdown, value } of generate(dataset, period)) {
          expect(brought.get(`${territory}|${breakdown}`) ?? 0).toBeCloseTo(value, 6);
        }
      }
    }
  });

  test("a structure in two cells is one contributor of their total, and 29 of them work in the department", () => {
    const cells = contributors("siae-employees", "2019");
    const numberIn = (territory: string, breakdown: string) =>
      cells.find((cell) => cell.territory === territory && cell.breakdown === breakdown)?.number;
    expect(numberIn("55", "")).toBe(29);
    expect(numberIn("55", "structureKind=ETTI")).toBe(1);
    expect(numberIn("200049187", "structureKind=AI")).toBe(1);
    expect(cells.every(({ largestShare }) => largestShare > 0 && largestShare <= 1)).toBe(true);
  });

  test("invented structures bear no SIRET", () => {
    const names = new Set(contributions("siae-exits", "2019").map(({ contributor }) => contributor));
    expect([...names].filter((name) => /\d{14}/.test(name))).toEqual([]);
  });
});

test("a month and its quarter are one instant of the model", () => {
  expect(quarters.map(monthCode).map(quarterOf)).toEqual(quarters.map(quarterCode).map(quarterOf));
});
