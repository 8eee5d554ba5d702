import { describe, expect, test } from "vitest";
import type { ActionStep } from "../model/action.ts";
import { outcomeCellsOf } from "./actionOutcomes.ts";

const steps = (first: string, last: string | null): readonly ActionStep[] => [
  { status: "PROPOSED", on: "2017-01-01" },
  { status: "RUNNING", on: first },
  ...(last === null ? [] : [{ status: "FINISHED", on: last } as const]),
];
const action = (
  id: string,
  territory: string,
  recommendations: readonly string[],
  lived = steps("2018-03-01", "2019-02-01"),
) => ({
  id,
  territory,
  recommendations,
  steps: lived,
});
/** Two EPCI in a department: "D" holds both. */
const around = {
  origin: "DEMONSTRATION",
  years: [2017, 2018, 2019, 2020],
  overlap: (first: string, second: string) => first === second || first === "D" || second === "D",
  placesOf: (territory: string) => (territory === "D" ? ["D"] : [territory, "D"]),
} as const;
const grains = (subject: ReturnType<typeof action>, ...otherActions: ReturnType<typeof action>[]) =>
  outcomeCellsOf(subject, { ...around, actions: [subject, ...otherActions] }).map(
    ({ year, territory, recommendation, grain, otherActions }) =>
      `${year} ${territory} ${recommendation} ${grain} ${otherActions}`,
  );

describe("the finest published figure of an action's outcomes", () => {
  const subject = action("one", "E1", ["1.5"]);

  test("is its own where the open register shows no other action of its recommendation, place and year", () => {
    expect(grains(subject, action("two", "E1", ["1.6"]), action("three", "E2", ["1.5"]))).toEqual([
      "2018 E1 1.5 ACTION 0",
      "2018 D 1.5 RECOMMENDATION 1",
      "2019 E1 1.5 ACTION 0",
      "2019 D 1.5 RECOMMENDATION 1",
    ]);
  });

  test("is that of all together where others ran in the year, there or in the whole department", () => {
    const beside = action("two", "E1", ["1.5"], steps("2018-12-31", "2018-12-31"));
    const everywhere = action("three", "D", ["1.4", "1.5"], steps("2019-01-01", null));
    expect(grains(subject, beside, everywhere).filter((grain) => grain.includes("E1"))).toEqual([
      "2018 E1 1.5 RECOMMENDATION 1",
      "2019 E1 1.5 RECOMMENDATION 1",
    ]);
  });

  test("of an action of several recommendations is never its own: each participant is counted for one of them", () => {
    expect(grains(action("one", "E1", ["1.5", "1.6"])).every((grain) => grain.includes("RECOMMENDATION 0"))).toBe(true);
  });

  test("is none as long as the action has not run, and of no year it did not run in", () => {
    expect(grains(action("one", "E1", ["1.5"], [{ status: "PROPOSED", on: "2018-01-01" }]))).toEqual([]);
    expect(grains(action("one", "E1", ["1.5"], steps("2020-06-01", null)))).toEqual([
      "2020 E1 1.5 ACTION 0",
      "2020 D 1.5 ACTION 0",
    ]);
  });

  test("says why in a sentence of its own", () => {
    const [ownCell, ,] = outcomeCellsOf(subject, { ...around, actions: [subject] });
    const [shared] = outcomeCellsOf(subject, { ...around, actions: [subject, action("two", "E1", ["1.5"])] });
    expect(ownCell?.reason).toContain("le chiffre publié est celui de l'action");
    expect(shared?.reason).toContain("une autre action de la préconisation 1.5 en 2018");
  });
});
