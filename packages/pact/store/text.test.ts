import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pactOfService } from "./facts.ts";
import { readText, sectionsOf, textIn } from "./text.ts";

const pact = pactOfService();
const textFile = join(pact.folder, pact.facts.hub.text);

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

describe("the Pact's text in blocks", () => {
  test("holds each word of the document, in its order, and no other", () => {
    const document = readFileSync(textFile, "utf8").replace(/<\/?sup>/g, "");
    const served = readText(pact).map(({ marker, text }) => `${marker ?? ""} ${text}`);
    expect(wordsOf(served.join("\n"))).toEqual(wordsOf(document));
  });

  test("shows no mark of Markdown, and each block stands where its line says", () => {
    const lines = readFileSync(textFile, "utf8").split("\n");
    for (const { text, line, id } of readText(pact)) {
      expect(text).not.toMatch(/[*#<>]|^\s|\s$|\s\s/);
      expect(id).toBe(`ligne-${line}`);
      expect(wordsOf(lines[line - 1]?.replace(/<\/?sup>/g, "") ?? "")).toContain(wordsOf(text)[0]);
    }
  });

  test("has sections, each found by an anchor of its own that its blocks cite", () => {
    const sections = sectionsOf(readText(pact));
    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
    expect(sections.find(({ id }) => id === "preambule")).toMatchObject({
      title: "Préambule",
      level: 2,
      parent: "pacte-territorial-pour-l-insertion-2017-2021",
    });
    expect(sections.filter(({ level }) => level === 1).every(({ parent }) => parent === null)).toBe(true);
    expect(sections.find(({ title }) => title === "Le comité technique du PDI / PTI")?.blocks).toHaveLength(12);
  });
});

test("a list of numbers, of ticks and of dashes keeps what stands before each item; lines that follow are one paragraph", () => {
  const text = textIn("# Titre\n\nUne\nligne\n\n3. **Trois**\n- ✓ coché\n✓ seul\n---\n");
  expect(text.map(({ kind, marker, text }) => [kind, marker, text])).toEqual([
    ["HEADING", null, "Titre"],
    ["PARAGRAPH", null, "Une ligne"],
    ["ITEM", "3.", "Trois"],
    ["ITEM", "✓", "coché"],
    ["ITEM", "✓", "seul"],
  ]);
});
