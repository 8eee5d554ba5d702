import { expect, test } from "vitest";
import { indicatorsOf } from "./offer.ts";

test("the offer is what its reader may read: nothing closed, no finer than was granted, each origin's own periods", () => {
  const dataset = (id: string, changes: object = {}) => ({
    id,
    field: id,
    title: id,
    definition: "",
    unit: "PERSON",
    levels: ["DEPARTMENT", "ARRONDISSEMENT", "EPCI", "COMMUNE"],
    periods: ["2021"],
    inventedPeriods: ["2019"],
    breaks: [{ from: "2020", because: "…" }],
    dimensions: [
      { dimension: "SEX", isPublished: false },
      { dimension: "HOUSEHOLD_TYPE", isPublished: null },
    ],
    sources: [],
    inventedSources: [{ title: "engendré", licence: "" }],
    ...changes,
  });
  const access = (dataset: string, decision: string, finest: string | null, dimensions: readonly string[]) => ({
    dataset,
    decision,
    finest,
    dimensions,
  });
  const part = {
    name: "CAF",
    datasets: [dataset("open"), dataset("granted"), dataset("closed"), dataset("empty", { periods: [] })],
    access: [
      access("open", "OPEN", "COMMUNE", ["sex", "householdType"]),
      access("granted", "GRANTED", "EPCI", ["householdType"]),
      access("closed", "REFUSED", null, []),
      access("empty", "OPEN", "COMMUNE", []),
    ],
  };
  const [real, invented] = (["REAL", "DEMONSTRATION"] as const).map((origin) =>
    indicatorsOf("caf", part, { origin, isAnonymous: false }),
  );
  expect(real?.map(({ field }) => field)).toEqual(["open", "granted"]);
  expect(invented?.map(({ field, periods }) => [field, ...periods])).toEqual([
    ["open", "2019"],
    ["granted", "2019"],
    ["empty", "2019"],
  ]);
  expect(real?.map(({ levels, dimensions }) => [levels.at(-1), ...dimensions])).toEqual([
    ["COMMUNE", "HOUSEHOLD_TYPE"],
    ["EPCI", "HOUSEHOLD_TYPE"],
  ]);
  expect(invented?.[0]).toMatchObject({ dimensions: ["SEX", "HOUSEHOLD_TYPE"], breaks: [], isGranted: false });
  // Who shows no token is told what signing in may open, of demonstration figures alone.
  const fieldsFor = (origin: "REAL" | "DEMONSTRATION") =>
    indicatorsOf("caf", part, { origin, isAnonymous: true }).map(({ field }) => field);
  expect([fieldsFor("REAL"), fieldsFor("DEMONSTRATION")]).toEqual([
    ["open", "granted"],
    ["open", "granted", "closed", "empty"],
  ]);
  expect(indicatorsOf("caf", null, { origin: "REAL", isAnonymous: true })).toEqual([]);
});
