import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "./ask.ts";
import { pactSaid } from "./pactSaid.ts";
import { stringsOf, wholePact } from "./wholePact.ts";

const document = readFileSync(inClone("data", "pact", "pacte-territorial-insertion-2017-2021.md"), "utf8");
const wordsOf = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const words = wordsOf(document.replace(/<\/?sup>/g, ""));

let whole: Awaited<ReturnType<typeof wholePact>>;
beforeAll(async () => {
  whole = await wholePact();
});

describe("the Pact is served as it is written", () => {
  test("every word of the document is in its text, in order", () => {
    const { text } = whole.pact as { text: { marker: string | null; text: string }[] };
    const served = text.flatMap((block) => wordsOf(`${block.marker ?? ""} ${block.text}`));
    expect(served).toEqual(words);
  });

  test("nine words in ten are also said by a field of their own, word for word", () => {
    const served = wordsCovered(stringsOf(whole, ["text", "sections", "blocks"]).map(({ text }) => text));
    const share = served.filter(Boolean).length / words.length;
    console.info(`Words of the Pact said by its own fields: ${(share * 100).toFixed(1)} % of ${words.length}.`);
    expect(share).toBeGreaterThan(0.9);
  });

  test.each(pactSaid)("%s says: %s", (field, said) => {
    const found = stringsOf(whole).filter((one) => one.field.startsWith(field));
    expect(found.length, `nothing is answered by ${field}`).toBeGreaterThan(0);
    expect(found.some(({ text }) => text.includes(said))).toBe(true);
  });

  test("each fact of the Pact cites the blocks that say it", async () => {
    const { data } = await ask(
      "{ conventions { id title blocks { text } } orientations { title blocks { text } } axes { recommendations { title blocks { text } } } institutions { name blocks { text } } }",
    );
    const cited = [
      ...data.conventions,
      ...data.orientations,
      ...data.axes.flatMap((one: { recommendations: object[] }) => one.recommendations),
      ...data.institutions,
    ] as { title?: string; name?: string; blocks: { text: string }[] }[];
    expect(cited).toHaveLength(24 + 6 + 24 + 21);
    for (const { title, name, blocks } of cited)
      expect(blocks.map(({ text }) => text).join(" ")).toContain(title ?? name);
  });
});

describe("readers are answered in French", () => {
  /** Words that English cannot do without, and that French does not have. */
  const english =
    /\b(the|of|and|for|with|from|by|is|are|was|were|which|their|its|this|that|not|be|has|only|between)\b/i;
  /** Codes of the registers, which another field says in French, and what is no sentence. */
  const codes = ["Institution.kind", "Convention.kind", "Convention.scope", "Pact.transcription"];
  const isDate = (text: string) => /^\d{4}(-\d\d){0,2}(\/\d{4}-\d\d-\d\d)?$/.test(text);

  test("no string of the Pact is English, nor a code where a label belongs", () => {
    const strings = stringsOf(whole).filter(({ type, text }) => type === "String" && !isDate(text));
    expect(strings.length).toBeGreaterThan(500);
    expect(strings.filter(({ text }) => english.test(text))).toEqual([]);
    const labels = strings.filter(({ field }) => !codes.some((code) => field.startsWith(code)));
    expect(labels.filter(({ text }) => /^[a-z0-9]+([-:][a-z0-9]+)+$|^[a-z-]+: |[a-z]-[a-z]+ \(/.test(text))).toEqual(
      [],
    );
    const ids = new Set(stringsOf(whole).flatMap(({ type, text }) => (type === "ID" ? [text] : [])));
    expect(labels.filter(({ text }) => ids.has(text) && text.includes("-"))).toEqual([]);
  });

  test("English would be found", () => {
    expect(
      ["the Pact prints 6 bullets", "means of each action", "existing / additional, not counted"].every((text) =>
        english.test(text),
      ),
    ).toBe(true);
    expect(english.test("Le Pacte ne les compte pas, et les nomme")).toBe(false);
  });

  test("what the Pact does not say is marked as the hub's own", async () => {
    const { data } = await ask(
      "{ pact { remarks { origin text } ambiguities periodNote } committees { rolesNote remarks { origin } } conventions { partiesNote remarks { origin text } } institutions { remarks { origin } hubRole } }",
    );
    expect(data.pact.remarks).toHaveLength(9);
    expect(data.pact.ambiguities).toHaveLength(8);
    const notes = [
      ...data.pact.ambiguities,
      data.pact.periodNote,
      data.committees[0].rolesNote,
      ...data.conventions.flatMap((one: { partiesNote: string | null }) => one.partiesNote ?? []),
      ...data.institutions.map((one: { hubRole: string }) => one.hubRole),
    ];
    for (const note of notes) expect(note).toMatch(/^Note du hub : /);
  });
});

/** Which words of the document stand in something served: three words or more, or a whole line of it. */
function wordsCovered(served: readonly string[]): readonly boolean[] {
  const covered = words.map(() => false);
  const lines = new Set(document.split("\n").map((line) => wordsOf(line).join(" ")));
  for (const text of new Set(served)) {
    const said = wordsOf(text);
    if (said.length < 3 && !lines.has(said.join(" "))) continue;
    for (let at = 0; at <= words.length - said.length; at++)
      if (said.every((word, next) => words[at + next] === word)) covered.fill(true, at, at + said.length);
  }
  return covered;
}
