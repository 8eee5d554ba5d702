import { atLevel } from "@pacte-hub/data/territories";
import { vocabulary } from "@pacte-hub/data/vocabulary";
import { findingsIn } from "@pacte-hub/schema/rules/freeText/freeText";
import { expect, test } from "vitest";
import { readOperations } from "./esfOperations.ts";
import { pactOfService } from "./facts.ts";
import { registersIn } from "./registers.ts";
import { readText } from "./text.ts";

const refusedIn = (texts: readonly string[]) =>
  texts.flatMap((text) =>
    findingsIn(text, vocabulary)
      .filter(({ verdict, kind }) => verdict === "REFUSED" || kind === "POSSIBLE_NAME")
      .map(({ kind }) => `${kind}: ${text}`),
  );

/** Every text of a noun, however deep. */
const textsOf = (noun: unknown): readonly string[] =>
  typeof noun === "string"
    ? [noun]
    : noun !== null && typeof noun === "object"
      ? Object.values(noun).flatMap(textsOf)
      : [];

test("no word of the Pact, nor of what is transcribed of it, would be refused of a steward", () => {
  const { text: _, ...transcribed } = registersIn(pactOfService());
  const texts = [...readText(pactOfService()).map(({ text }) => text), ...textsOf(transcribed)];
  expect(texts.length).toBeGreaterThan(500);
  expect(refusedIn(texts)).toEqual([]);
});

test("no title of an operation of the ESF would be", () => {
  const titles = readOperations().map(({ title }) => title);
  expect(titles.length).toBeGreaterThanOrEqual(47);
  expect(refusedIn(titles)).toEqual([]);
});

test("no name of a place of the Meuse is somebody's, alone or in a sentence", () => {
  const names = (["COMMUNE", "EPCI", "ARRONDISSEMENT"] as const).flatMap((level) =>
    atLevel(level).map(({ name }) => name),
  );
  expect(names.length).toBeGreaterThan(500);
  const texts = names.flatMap((name) => [name, `Un atelier de mobilité, ${name} et alentours`]);
  expect(refusedIn(texts)).toEqual([]);
});
