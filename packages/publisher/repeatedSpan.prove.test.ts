import { readFileSync } from "node:fs";
import { shippedFile } from "@pacte-hub/data/shipped";
import { expect, test } from "vitest";
import { repeatedSpan } from "./repeatedSpan.ts";
import type { Point } from "./steadiness.ts";
import { ofDepartment } from "./testbed.ts";

/** What is told of a series that was published before whole, and of which each period is given again. */
const toldAgain = (points: readonly Point[]) =>
  points.flatMap((point) =>
    repeatedSpan(
      ofDepartment(point),
      points.filter((other) => other !== point),
    ),
  );

test("of the eight hundred series of all departments, one in a hundred has at some time", () => {
  const series = [
    "drees/prestations-mensuelles-departements-2017-2020",
    "asp/salaries-siae-departements-2017-2022",
  ].flatMap(seriesIn);
  expect(series.length).toBe(800);
  const found = series.filter(({ points }) => toldAgain(points).length > 0).map(({ name }) => name);
  expect(found).toContain("49 foyers_rsa");
  expect(found.length).toBeLessThan(8);
});

function seriesIn(file: string): { readonly name: string; readonly points: readonly Point[] }[] {
  const [header = "", ...lines] = readFileSync(shippedFile(`${file}.csv`), "utf8")
    .trim()
    .split("\n");
  const rows = lines.map((line) => line.split(";"));
  const codes = new Set(rows.map(([code = ""]) => code));
  return header
    .split(";")
    .slice(2)
    .flatMap((column, at) =>
      [...codes].map((own) => ({
        name: `${own} ${column}`,
        points: rows.flatMap(([code, period = "", ...figures]) =>
          code === own && /^\d+$/.test(figures[at] ?? "")
            ? [{ period: period as Point["period"], value: Number(figures[at]) }]
            : [],
        ),
      })),
    );
}
