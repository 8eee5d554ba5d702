import type { JudgedReading } from "@pacte-hub/publisher/readingReport";
import { expect, test } from "vitest";
import { readingLines } from "./reading.ts";

test("a report says how letters were read, and values without a line as files write them and not by an enum's codes", () => {
  const reading: JudgedReading = {
    deducedEncoding: "page de codes 850 (DOS)",
    readAs: [],
    ignored: [],
    leftOut: [],
    notGiven: 0,
    saidMissing: [],
    revised: 0,
    elsewhere: 0,
    compared: 0,
    absentValues: ["recommendation=R1_5", "sex=F", "pathway=SOCIAL", "structureKind=ACI"],
    wordOfName: "proprietaires",
    unusual: [],
  };
  expect(readingLines(reading, {}).at(-1)).toContain("le nom du fichier dit « proprietaires »");
  expect(readingLines(reading, {})).toContain("Lettres lues en page de codes 850 (DOS), d'après les mots du fichier.");
  expect(readingLines({ ...reading, wordOfName: null }, {}).at(-1)).toBe(
    "ATTENTION : aucune ligne pour recommendation=1.5, sex=Femme, pathway=Social, structureKind=ACI : compté zéro.",
  );
});
