import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { themes } from "./examples.ts";

const questionsIn = (folder: string): number =>
  readdirSync(new URL(folder, import.meta.url)).filter((name) => name.endsWith(".graphql")).length;

test("every example and each of the twenty questions stands once, under one theme", () => {
  const titles = themes.flatMap(({ examples }) => examples.map(({ title }) => title));
  expect(titles).toHaveLength(questionsIn("../../gateway/explorer/examples/") + questionsIn("../../docs/questions/"));
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.length).toBeGreaterThan(35);
  for (const title of titles) expect(title).toMatch(/^[A-ZÀ-Ý].{15,}/);
  for (const { title, examples } of themes) expect([title, examples.length > 0]).toEqual([title, true]);
});

test("the first is for whoever comes without a token", () => {
  expect(themes[0]?.examples[0]?.title).not.toContain("jeton");
  expect(themes[0]?.examples[0]?.query).not.toContain("DEMONSTRATION");
});
