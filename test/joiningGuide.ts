import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { blocksOf, wordsOf } from "./guides.ts";
import { typed } from "./hub.ts";

const page = "docs/operations/rejoindre.md";

/** What the guide for whoever joins has typed, in its order: to lay a folder, to start a hub, beside it. */
const [laying = "", starting = "", beside = ""] = blocksOf(page, "sh");
/** The question that it asks. */
export const guideQuestion = blocksOf(page, "graphql")[0] ?? "";

/** Types a command of the guide, where `partners` is this folder. */
async function follow(line: string, partners: string, environment: Readonly<Record<string, string>>): Promise<void> {
  const [, ...words] = wordsOf(line).map((word) => word.replace(/^partners\//, `${partners}/`));
  const { code, said } = await typed(words[0] === "new-partner" ? [...words, "--in", partners] : words, environment);
  expect([line, code, said]).toEqual([line, 0, expect.any(String)]);
}

/** Lays the guide's institution in a folder, and writes of it what the guide says; the guide starts a hub next. */
export async function laidByGuide(partners: string, environment: Readonly<Record<string, string>>): Promise<string> {
  for (const line of laying.split("\n")) await follow(line, partners, environment);
  const folder = join(partners, "msa");
  const file = join(folder, "partner.json");
  const described = JSON.parse(readFileSync(file, "utf8"));
  Object.assign(described.publishes.datasets[0], JSON.parse(blocksOf(page, "json")[0] ?? ""));
  writeFileSync(file, JSON.stringify(described));
  const [exported, composed = "", started] = starting.split("\n");
  expect([exported, started]).toEqual(["export HUB_PARTNERS=partners/msa", "hub start"]);
  await follow(composed, partners, { HUB_PARTNERS: folder });
  return folder;
}

/** What the guide types beside the started hub. */
export async function followBeside(partners: string, environment: Readonly<Record<string, string>>): Promise<void> {
  for (const line of beside.split("\n")) await follow(line, partners, environment);
}
