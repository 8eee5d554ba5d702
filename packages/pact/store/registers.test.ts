import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { asServed } from "./asServed.ts";
import { citingOf } from "./citing.ts";
import { pactOfService } from "./facts.ts";
import { registersIn } from "./registers.ts";
import { readText } from "./text.ts";

const pact = pactOfService();
const { facts } = pact;
const registers = registersIn(pact);

describe("what is transcribed of the Pact", () => {
  test("cites its text: words that the Pact does not print are refused, as is a line that begins no block", () => {
    const citing = citingOf(readText(pact), pact.file);
    expect(citing.lines("la Mutualité Sociale Agricole")).toEqual([32]);
    expect(() => citing.lines("la Mutualité Sociale de la Meuse")).toThrow("n'est pas dans le texte du Pacte");
    expect(() => citing.texts([33])).toThrow("ne commence à la ligne 33");
  });

  test("cites blocks that hold its own words", () => {
    const texts = new Map(readText(pact).map(({ line, text }) => [line, text]));
    const textAt = (lines: readonly number[]) => lines.map((line) => texts.get(line) ?? "").join(" ");
    for (const { title, lines } of [...registers.convention, ...registers.orientation, ...registers.committee])
      expect(textAt(lines)).toContain(title);
    for (const { name, lines } of registers.institution) expect(textAt(lines)).toContain(name);
    for (const { title, lines } of registers.axis.flatMap(({ recommendations }) => recommendations))
      expect(textAt(lines)).toContain(title);
    for (const { roles, seats, lines } of registers.committee)
      for (const words of [...roles, ...seats.map(({ name }) => name)]) expect(textAt(lines)).toContain(words);
    for (const { lines, verbatim, title } of registers.programme.flatMap(({ headlineFigures }) => headlineFigures))
      if (verbatim) expect(textAt(lines)).toContain(title);
  });

  test("is of the very text that is shipped: another text asks for another file, and so reaches installed registers", () => {
    const digest = createHash("sha256")
      .update(readFileSync(join(pact.folder, facts.hub.text)))
      .digest("hex");
    expect(facts.meta.sourceSha256).toBe(digest);
  });
});

describe("a noun entered before a field was thought of", () => {
  const before = {
    id: "c",
    title: "Plan",
    titleEn: "Plan, in English",
    partiesNote: "inferred",
    parties: [{ id: "caf" }],
  };

  test("stays as it was said, and has the new fields empty", () => {
    expect(asServed(before)).toMatchObject({
      ...before,
      ownTitle: "Plan",
      remarks: [],
      lines: [],
      underLines: [],
      parties: [{ id: "caf", inferred: false }],
    });
  });

  test("one of today answers the fields that were deprecated by what replaces them", () => {
    const remarks = [{ about: "parties", text: "Déduites.", origin: "HUB" }];
    expect(asServed({ id: "c", title: "Plan", ownTitle: "Plan de Verdun", remarks })).toMatchObject({
      titleEn: "Plan de Verdun",
      partiesNote: "Note du hub : Déduites.",
      territoryNote: null,
    });
  });
});
