import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readSettings } from "./config.ts";
import { assertSettings, neededToServe as needed } from "./neededSettings.ts";
import { inClone } from "./repository.ts";

const environment = {
  CAF_READER_URL: "postgres://caf_reader@127.0.0.1/caf",
  CAF_CONTEXT_KEY: "/etc/caf/context",
  CAF_JOURNAL_KEY: "/etc/caf/journal.pem",
};

test("an institution that lacks several settings is told of all of them at once, each with what to give", () => {
  expect(() => assertSettings(readSettings({}), "caf", needed)).toThrow(
    /^Il manque CAF_READER_URL : .*\nIl manque CAF_CONTEXT_KEY : .*\nIl manque CAF_JOURNAL_KEY : .*$/,
  );
  expect(() => assertSettings(readSettings({ ...environment, CAF_CONTEXT_KEY: "" }), "caf", needed)).toThrow(
    /^Il manque CAF_CONTEXT_KEY : [^\n]*$/,
  );
});

test("the operators' recipe gives all that an institution's process cannot do without", () => {
  const recipes = readFileSync(inClone("docs/exploitation.md"), "utf8").match(/```sh\n[^`]+```/g) ?? [];
  const serving = recipes.find((recipe) => recipe.includes("hub subgraph caf")) ?? "";
  const set = [...serving.matchAll(/CAF_(\w+)=/g)].map(([, name = ""]) => name);
  expect(set.sort()).toEqual([...needed].sort());
});

test("one that has them all is told nothing, and another's are not its own", () => {
  expect(() => assertSettings(readSettings(environment), "caf", needed)).not.toThrow();
  expect(() => assertSettings(readSettings(environment), "siae", needed)).toThrow(/SIAE_READER_URL/);
});
