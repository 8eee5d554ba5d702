import type { JudgedReading } from "@pacte-hub/publisher/readingReport";
import { expect, test } from "vitest";
import { readingLines } from "./reading.ts";

test("values of which a file has no line are said as files write them, and not by an enum's codes", () => {
  const reading: JudgedReading = {
    readAs: [],
    ignored: [],
    leftOut: [],
    notGiven: 0,
    saidMissing: [],
    revised: 0,
    elsewhere: 0,
    compared: 0,
    absentValues: ["recommendation=R1_5", "sex=F", "pathway=SOCIAL", "structureKind=ACI"],
    unusual: [],
  };
  expect(readingLines(reading, {}).at(-1)).toBe(
    "ATTENTION : aucune ligne pour recommendation=1.5, sex=Femme, pathway=Social, structureKind=ACI : compté zéro.",
  );
});
