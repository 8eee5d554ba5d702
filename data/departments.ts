import { readFileSync } from "node:fs";
import type { Department } from "@pacte-hub/schema/model/benchmark";
import { LazyMap } from "./lazyMap.ts";
import { shippedFile } from "./shipped.ts";

/** The year of their municipal population (1 January), which came into force three years later. */
export const departmentVintage = "2019";

/** The 101 departments (INSEE, COG 2022), by code: each with its region and its municipal population of 1 January 2019. */
export const departments: ReadonlyMap<string, Department> = new LazyMap(() => {
  const [, ...lines] = readFileSync(shippedFile("territory/departments-2019.csv"), "utf8").trim().split("\n");
  return new Map(
    lines.map((line) => {
      const [code = "", name = "", region = "", regionName = "", population = ""] = line.split(";");
      return [code, { code, name, region: { code: region, name: regionName }, population: Number(population) }] as const;
    }),
  );
});
