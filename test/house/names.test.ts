import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, test } from "vitest";
import { code } from "./packages.ts";

/** Words that say that something is in somebody's hands or mouth, and not what it is. */
const vague = ["told", "said", "asked", "known", "kept", "shown", "standing", "turn", "carriage", "door"];

const declared = /^export\s+(?:async\s+|abstract\s+)*(?:const|function\*?|class|interface|type|enum)\s+([\w$]+)/gm;

/** The words of a name in camel case or in capitals. */
const wordsOf = (name: string): readonly string[] =>
  name.split(/(?=[A-Z])|[^A-Za-z]+/).map((word) => word.toLowerCase());
const isVague = (name: string): boolean => wordsOf(name).some((word) => vague.includes(word));

/** Names that keep such a word, and why. */
const argued: Readonly<Record<string, string>> = {
  "0032_standing_wall": "a migration that ran bears its name in every database's history",
  CitationStanding: "a public enum of the graph",
  CitationStandingEnum: "a public enum of the graph",
  DoorInput: "a public input of the graph",
  KnownFacts: "what an intruder knows beforehand: disclosure control's own word",
  KnownInterval: "what an intruder knows beforehand: disclosure control's own word",
  nothingKnown: "what an intruder knows beforehand: disclosure control's own word",
  crossFigures: "every page of the dashboard imports it: to be renamed with them",
  countFigure: "every page of the dashboard imports it: to be renamed with them",
  ratioFigure: "every page of the dashboard imports it: to be renamed with them",
};

const exported = code.flatMap(({ path }) => [
  basename(path).replace(/\..*$/, ""),
  ...[...readFileSync(inClone(path), "utf8").matchAll(declared)].map(([, name = ""]) => name),
]);

describe("a name says what it is", () => {
  test("no file, type or function that others may use is named after having been told, asked, known or kept", () => {
    expect([...new Set(exported.filter(isVague))].filter((name) => !(name in argued)).sort()).toEqual([]);
  });

  test("the names that are let through all stand: none outlives its reason", () => {
    expect(Object.keys(argued).filter((name) => !exported.includes(name))).toEqual([]);
  });
});
