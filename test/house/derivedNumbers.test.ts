import { readFileSync } from "node:fs";
import { observationStatuses } from "@pacte-hub/schema/model/observation";
import { refusalCodes } from "@pacte-hub/schema/model/refusal";
import { indicatorsOf } from "@pacte-hub/schema/rules/actionIndicators";
import { isPartOf } from "@pacte-hub/schema/rules/concepts/relations";
import { crossRates } from "@pacte-hub/schema/rules/crossRate";
import { leastCases } from "@pacte-hub/schema/rules/derivedNumbers";
import { expect, test } from "vitest";
import { rates as ofCaf } from "../../subgraphs/caf/indicators.ts";
import { rates as ofDepartment } from "../../subgraphs/department/indicators.ts";
import { rates as ofPoleEmploi } from "../../subgraphs/pole-emploi/indicators.ts";
import { rates as ofSiae } from "../../subgraphs/siae/indicators.ts";

const document = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");
const derived = document("derived-numbers.md");
const absences = document("absences.md");
const rates = [ofCaf, ofDepartment, ofPoleEmploi, ofSiae].flatMap((all) => Object.values(all));

/** What a line of a table says, cell by cell, by the identifier it begins with. */
const lineOf = (id: string): readonly string[] =>
  (derived.split("\n").find((line) => line.startsWith(`| \`${id}\``)) ?? "").split("|").map((cell) => cell.trim());

test("every derived number is in the list, and a rate is said to be a part where the model says so", () => {
  expect(rates.length).toBeGreaterThan(15);
  for (const { id, numerator, denominator, among } of rates) {
    const isSame = among !== null && numerator === denominator;
    const isPart = isSame || (denominator !== "POPULATION" && isPartOf(numerator.id, denominator.id));
    expect([id, lineOf(id)[4]]).toEqual([id, isPart ? "oui" : "non"]);
  }
  for (const [name, { isPart }] of Object.entries(crossRates))
    expect([name, lineOf(name)[4]]).toEqual([name, isPart ? "oui" : "non"]);
});

test("every measure of the registers is in the list", () => {
  const action = { id: "a", recommendations: [], steps: [] } as unknown as Parameters<typeof indicatorsOf>[0]["action"];
  const file = { action, requests: [], decisions: [], points: [], meetings: [] };
  const source = readFileSync(new URL("../../packages/pact/store/partnership.ts", import.meta.url), "utf8");
  const measures = [...source.matchAll(/(?:measure|ofConventions)\(\s*"([a-z-]+)"/g)].map(([, id = ""]) => id);
  expect(measures.length).toBeGreaterThan(8);
  for (const id of [...indicatorsOf(file, "2020-01-01").map((one) => one.id), ...measures])
    expect(derived).toContain(`\`${id}\``);
});

test("every rate states the least number of cases it is given for", () => {
  expect(rates.map(({ leastDenominator }) => leastDenominator).filter((least) => least < leastCases)).toEqual([]);
});

test("every kind of absence is documented, under a code that exists", () => {
  const known: readonly string[] = [...refusalCodes, ...observationStatuses, "TOO_FEW"];
  const named = [...absences.matchAll(/`([A-Z]+_[A-Z_]+)`/g)].map(([, code = ""]) => code);
  expect(named.filter((code) => !known.includes(code))).toEqual([]);
  const ofAbsence = refusalCodes.filter((code) =>
    /^UNKNOWN_(TERRITORY|DATASET|REFERENCE)$|PUBLISHED$|AS_OF/.test(code),
  );
  for (const code of [...ofAbsence, ...observationStatuses.filter((status) => !/PUBLISHED|ROUNDED/.test(status))])
    expect(absences).toContain(code);
});
