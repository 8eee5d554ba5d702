import type { Observation } from "@pacte-hub/schema/model/observation";
import { boundsOfRounded } from "@pacte-hub/schema/rules/rounding";
import { expect, test } from "vitest";
import type { Indicator } from "../config.ts";
import { sumOfZone } from "./zoneSeries.ts";

const communes = ["55029", "55123", "55291"];
const zone = { code: "4401", communes } as unknown as Parameters<typeof sumOfZone>[0];
const indicator = { roundedTo: null, unit: "PERSON" } as Indicator;
/** One of each commune: shown so, by a rule that draws between two multiples of 10 and shows less than 5 as nought. */
const drawn = [
  { value: 10, bounds: { min: 5, max: 19 } },
  { value: 0, bounds: { min: 0, max: 9 } },
  { value: 0, bounds: { min: 0, max: 9 } },
].map((cell, at) => ({ ...cell, territoryCode: communes[at], status: "ROUNDED", roundedTo: 10, standardError: null }));

test("the sum of figures that the rule of secrecy rounded is rounded, and as certain as its parts: no more", () => {
  const sum = sumOfZone(zone, indicator, drawn as unknown as Observation[]);
  expect(sum).toMatchObject({ status: "ROUNDED", value: 10, bounds: { min: 5, max: 37 }, roundedTo: 10 });
  expect(sum.standardError).toBeNull();
});

test("that of figures that their producer rounded has the producer's step", () => {
  const cells = [10, 20, 30].map((value, at) => ({
    ...{ value, territoryCode: communes[at], status: "ROUNDED", roundedTo: 5 },
    bounds: boundsOfRounded(value, 5, {}),
  }));
  const sum = sumOfZone(zone, { ...indicator, roundedTo: 5 }, cells as unknown as Observation[]);
  expect(sum).toMatchObject({ status: "ROUNDED", value: 60, bounds: { min: 54, max: 66 }, roundedTo: 5 });
});
