import { describe, expect, test } from "vitest";
import { entriesIn, entryOfAction, isStructuralZero } from "./structuralZeros.ts";

const steps = [
  { status: "PROPOSED", on: "2018-02-01" },
  { status: "RUNNING", on: "2018-11-15" },
  { status: "FINISHED", on: "2019-03-31" },
] as const;
const action = { territory: "200049187", recommendations: ["1.5", "1.6"], steps };

describe("an action lets people be counted", () => {
  test("in each year of which it ran a day, and in no other", () => {
    const entry = entryOfAction(action);
    const entryCounts = ["2017", "2018", "2019", "2020"].map((year) => entriesIn(entry ? [entry] : [], year).length);
    expect(entryCounts).toEqual([0, 1, 1, 0]);
    expect(entryOfAction({ ...action, steps: steps.slice(0, 1) })).toBeNull();
  });

  test("where it takes place, for any of its recommendations, and nowhere else", () => {
    const entry = entryOfAction(action);
    if (!entry) throw new Error("it ran");
    const overlap = (first: string, second: string) => first === second || second === "55";
    const isZero = (territory: string, breakdown: string, where: "ITS_TERRITORY" | "EVERYWHERE" = "ITS_TERRITORY") =>
      isStructuralZero({ where }, [entry], { cell: { territory, breakdown }, overlap });
    expect(isZero("200049187", "recommendation=R1_5")).toBe(false);
    expect(isZero("200049187", "recommendation=R1_6")).toBe(false);
    expect(isZero("55", "")).toBe(false);
    expect(isZero("200049187", "recommendation=R2_1")).toBe(true);
    expect(isZero("200033025", "recommendation=R1_5")).toBe(true);
    expect(isZero("200033025", "recommendation=R1_5", "EVERYWHERE")).toBe(false);
    expect(isZero("55", "exitKind=OTHER;recommendation=R1_5")).toBe(false);
  });

  test("a register that says nothing of the whole period is no proof that there was nothing", () => {
    const cell = { territory: "55", breakdown: "" };
    expect(isStructuralZero({ where: "EVERYWHERE" }, [], { cell, overlap: () => true })).toBe(false);
  });
});
