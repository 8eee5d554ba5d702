import { expect, test } from "vitest";
import type { Convention } from "../model/convention.ts";
import type { Entry } from "../model/record.ts";
import { termsSince } from "./conventionTerms.ts";

const convention = {
  id: "c",
  title: "Convention",
  kind: "convention",
  scope: "institutions",
  start: "2018-01-01",
  end: null,
  parties: [{ id: "caf" }, { id: "msa" }],
  territories: [],
} as unknown as Convention;
const entry = (on: string, changes: object = {}, recordedBy = "intendant department-meuse"): Entry<Convention> => ({
  ...convention,
  ...changes,
  record: { version: 1, recordedAt: `${on}T00:00:00.000Z`, recordedBy, demonstration: false },
});

test("terms are as old as the last act that changed one of them, whatever else was recorded since", () => {
  const first = entry("2018-01-01");
  expect(termsSince([first, entry("2018-02-01", { statusInPact: "EXPIRED" })])).toBe("2018-01-01T00:00:00.000Z");
  const turned = { parties: [...convention.parties].reverse() };
  expect(termsSince([first, entry("2018-02-01", turned)])).toBe("2018-01-01T00:00:00.000Z");
  for (const changes of [
    { title: "Autre" },
    { kind: "plan" },
    { scope: "local" },
    { start: null },
    { end: "2020-12-31" },
    { parties: [{ id: "caf" }] },
    { territories: ["55545"] },
  ])
    expect(termsSince([first, entry("2018-02-01", changes), entry("2018-03-01", changes)])).toBe(
      "2018-02-01T00:00:00.000Z",
    );
  // As it was at first, and yet said anew: who signed in between signed something else.
  expect(termsSince([first, entry("2018-02-01", { title: "Autre" }), entry("2018-03-01")])).toBe(
    "2018-03-01T00:00:00.000Z",
  );
});

test("what a Pact's own file gives was there for all from the start", () => {
  const shipped = entry("2018-01-01", {}, "data/pact/pact.json");
  expect(termsSince([shipped, entry("2018-02-01", { expectedSignature: "2018" })])).toBeNull();
  expect(termsSince([shipped, entry("2018-02-01", { title: "Autre" })])).toBe("2018-02-01T00:00:00.000Z");
  expect(termsSince([])).toBeNull();
});
