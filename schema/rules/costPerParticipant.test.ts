import { expect, test } from "vitest";
import type { Observation } from "../model/observation.ts";
import { costOf } from "./costPerParticipant.ts";

const participants = (fields: object) =>
  ({ period: "2019", territoryCode: "55", coverage: null, ...fields }) as Observation;

test("a participant's cost has the interval that the published count leaves, and no value where that count is withheld", () => {
  const published = participants({ status: "PUBLISHED", value: 40, bounds: { min: 40, max: 40 } });
  expect(costOf(8000, published)).toMatchObject({ value: 200, bounds: { min: 200, max: 200 }, status: "PUBLISHED" });
  const withheld = participants({ status: "WITHHELD", value: null, bounds: { min: 5, max: 10 } });
  expect(costOf(8000, withheld)).toMatchObject({ value: null, bounds: { min: 800, max: 1600 }, status: "WITHHELD" });
  const unbounded = participants({ status: "WITHHELD", value: null, bounds: { min: 0, max: 10 } });
  expect(costOf(8000, unbounded)).toMatchObject({ value: null, bounds: null, status: "WITHHELD" });
});
