import { readFileSync } from "node:fs";
import type { Level } from "@pacte-hub/schema/model/territory";
import { describe, expect, test } from "vitest";
import { nearestVintage, vintages } from "./populations.ts";
import { shippedFile } from "./shipped.ts";
import { atLevel, populationNear, territories } from "./territories.ts";

/** The shipped file, read again by other code. */
const [header, ...rows] = readFileSync(shippedFile("territory/populations-meuse-2018-2019.csv"), "utf8")
  .split(/\r?\n/)
  .filter(Boolean)
  .map((line) => line.split(";"));
const sumOf = (vintage: string): number => {
  let sum = 0;
  for (const row of rows) sum += Number(row[header?.indexOf(vintage) ?? -1]);
  return sum;
};

/** A day of the period nearest to 1 January of the vintage. */
const around = (vintage: string) => ({ first: `${vintage}-01-01`, last: `${vintage}-01-31` });
const inhabitants = (code: string, vintage: string) => populationNear(code, around(vintage))?.population ?? Number.NaN;

describe("legal populations", () => {
  test("of 2018 and 2019 are those that the INSEE published of the Meuse: 185 355 and 184 083", () => {
    expect(vintages()).toEqual(["2018", "2019"]);
    expect(vintages().map(sumOf)).toEqual([185_355, 184_083]);
    expect(vintages().map((vintage) => inhabitants("55", vintage))).toEqual([185_355, 184_083]);
    expect(rows).toHaveLength(499);
  });

  test.each(["COMMUNE", "EPCI", "ARRONDISSEMENT", "DEPARTMENT"] as const)(
    "of every %s add up to the Department's, of each vintage",
    (level: Level) => {
      for (const vintage of vintages()) {
        const codes = atLevel(level).map(({ code }) => code);
        expect(codes.reduce((sum, code) => sum + inhabitants(code, vintage), 0)).toBe(sumOf(vintage));
      }
    },
  );

  test("of an EPCI's communes add up to the EPCI's, which is what the DGCL published in 2021 (vintage 2018)", () => {
    const published: Readonly<Record<string, number>> = {
      "200033025": 34458,
      "200034874": 5986,
      "200049187": 27727,
      "200066108": 16555,
      "200066116": 7106,
      "200066132": 9663,
      "200066140": 6496,
      "200066157": 22271,
      "200066165": 9121,
      "200066173": 8242,
      // Its one commune in the Meuse, of 23 259 inhabitants in all.
      "200070290": 2511,
      "245500327": 8555,
      "245501176": 4797,
      "245501184": 7206,
      "245501242": 7625,
      "245501259": 7036,
    };
    const sums: Record<string, number> = {};
    for (const { code, parent } of atLevel("COMMUNE")) {
      const row = rows.find(([commune]) => commune === code);
      sums[parent ?? ""] = (sums[parent ?? ""] ?? 0) + Number(row?.[1]);
    }
    expect(sums).toEqual(published);
    for (const [siren, population] of Object.entries(published)) expect(inhabitants(siren, "2018")).toBe(population);
  });

  test("are of one vintage at every level, and named by their own year", () => {
    expect(new Set([...territories.values()].map(({ populationVintage }) => populationVintage))).toEqual(new Set(["2019"]));
    expect(territories.get("55")?.population).toBe(184_083);
  });

  test("beside a figure are those of the nearest 1 January", () => {
    expect(nearestVintage({ first: "2015-10-01", last: "2015-12-31" })).toBe("2018");
    expect(nearestVintage({ first: "2018-04-01", last: "2018-06-30" })).toBe("2018");
    expect(nearestVintage({ first: "2018-12-01", last: "2018-12-31" })).toBe("2019");
    expect(nearestVintage({ first: "2021-12-01", last: "2021-12-31" })).toBe("2019");
  });

  test("are none in the six villages that the Great War destroyed", () => {
    const empty = atLevel("COMMUNE").filter(({ population }) => population === 0);
    expect(empty.map(({ code }) => code)).toEqual(["55039", "55050", "55139", "55189", "55239", "55307"]);
    expect(populationNear("99999", around("2019"))).toBeUndefined();
  });
});
