import { readdirSync, readFileSync } from "node:fs";
import { shippedFile } from "@pacte-hub/data/shipped";
import { describe, expect, test } from "vitest";
import { unsteady } from "./steadiness.ts";
import type { Dated } from "./totals.ts";

type Point = Parameters<typeof unsteady>[1][number];

/** Every series of the Meuse that ships, by its column. */
const series = ["drees", "asp"].flatMap((folder) =>
  readdirSync(shippedFile(folder))
    .filter((file) => file.includes("meuse"))
    .flatMap((file) => {
      const [header = "", ...lines] = readFileSync(shippedFile(`${folder}/${file}`), "utf8")
        .trim()
        .split("\n");
      const rows = lines.map((line) => line.split(";"));
      return header
        .split(";")
        .slice(2)
        .map((column, at) => ({
          column,
          points: rows.flatMap(([, period = "", ...figures]): Point[] => {
            const text = figures[at] ?? "";
            return text === "" || Number.isNaN(Number(text))
              ? []
              : [{ period: period as Point["period"], value: Number(text) }];
          }),
        }));
    }),
);

const dated = ({ period, value }: Point): Dated =>
  ({ period, totals: new Map([["55", { value, present: null }]]) }) as never;

test("of all the series that ship, two steps are unlike those before: a benefit that was raised, a month of lockdown", () => {
  expect(series.length).toBeGreaterThan(40);
  const told = series.flatMap(({ column, points }) =>
    points.flatMap((point, at) => unsteady(dated(point), points.slice(0, at)).map(() => `${column} ${point.period}`)),
  );
  expect(told).toEqual(["foyers_prime_activite 2019-01", "salaries_en_insertion 2020-04"]);
});

describe("a step that a steady series never made is told", () => {
  test.each<[column: string, factor: number]>([
    ["foyers_rsa", 0.8],
    ["foyers_rsa", 1.15],
    ["allocataires_aah", 1.2],
    ["foyers_aide_logement", 0.85],
    ["salaries_en_insertion", 0.6],
  ])("%s times %d", (column, factor) => {
    const { points } = series.find((one) => one.column === column && one.points.length > 30)!;
    const last = points.at(-1)!;
    const found = unsteady(dated({ ...last, value: last.value * factor }), points.slice(0, -1));
    expect(found.map(({ isGross }) => isGross)).toEqual([true]);
    expect(unsteady(dated(last), points.slice(0, -1))).toEqual([]);
  });

  test("but not after a gap, nor of a series that is young", () => {
    const { points } = series.find(({ column }) => column === "foyers_rsa")!;
    const far = { period: "2020-12" as Point["period"], value: 4_000 };
    expect(unsteady(dated(far), points.slice(0, 30))).toEqual([]);
    expect(unsteady(dated({ ...points[8]!, value: 4_000 }), points.slice(0, 8))).toEqual([]);
  });
});
