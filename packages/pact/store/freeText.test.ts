import { findingsIn } from "@pacte-hub/schema/rules/freeText/freeText";
import { expect, test } from "vitest";
import { readOperations } from "./esfOperations.ts";
import { pactOfService } from "./facts.ts";
import { registersIn } from "./registers.ts";
import { readText } from "./text.ts";

const refusedIn = (texts: readonly string[]) =>
  texts.flatMap((text) =>
    findingsIn(text)
      .filter(({ verdict }) => verdict === "REFUSED")
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
