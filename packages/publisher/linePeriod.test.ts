import { Faults } from "@pacte-hub/release-file/extractErrors";
import { expect, test } from "vitest";
import { periodIn } from "./linePeriod.ts";
import type { LineReading } from "./lineReading.ts";

/** The period of a line of a monthly dataset, or the code by which it is refused. */
function found(fields: Readonly<Record<string, string>>, periods = "MONTH"): string | undefined {
  const column = (name: string) => (name in fields ? name : null);
  const parts = { year: column("annee"), quarter: column("trimestre"), month: column("mois"), day: null };
  const reading = {
    indicator: { periods, counts: "VALUE" },
    columns: { period: { whole: column("periode"), parts } },
    declared: {},
    today: "2026-11-30",
  } as unknown as LineReading;
  const faults = new Faults();
  const line = { number: 2, fields: new Map(Object.entries(fields)), width: { found: 0, expected: 0 } };
  return periodIn(line, reading, faults) ?? faults.found[0]?.code;
}

test.each<Readonly<Record<string, string>>>([
  { periode: "2025-12", trimestre: "T2" },
  { periode: "2025-12", trimestre: "2" },
  { periode: "2025-12", trimestre: "2e trimestre" },
  { periode: "2025-12", trimestre: "T4 2024" },
  { annee: "2025", mois: "12", trimestre: "Q2" },
  { periode: "2025-12", mois: "juin" },
  { periode: "2025-12", mois: "2025-06" },
  { periode: "2025-12", annee: "2023" },
])("two columns of a line that say two periods are refused: %j", (fields) => {
  expect(found(fields)).toBe("PERIOD_DIFFERS");
});

test.each<Readonly<Record<string, string>>>([
  { periode: "2025-12", trimestre: "T4" },
  { periode: "2025-12", trimestre: "4" },
  { periode: "2025-12", trimestre: "2025-T4" },
  { periode: "2025-12", trimestre: "4e trimestre" },
  { annee: "2025", mois: "12", trimestre: "Q4" },
  { periode: "2025-12", mois: "décembre", annee: "2025" },
  { periode: "2025-12", trimestre: "" },
])("columns that say the same period are read: %j", (fields) => {
  expect(found(fields)).toBe("2025-12");
});

test("the last month of a quarter, or any of them, stands beside it", () => {
  expect(found({ periode: "2025-T4", mois: "12" }, "QUARTER")).toBe("2025-Q4");
  expect(found({ periode: "2025-T4", mois: "mai" }, "QUARTER")).toBe("PERIOD_DIFFERS");
});
