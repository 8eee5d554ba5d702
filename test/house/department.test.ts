import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { expect, test } from "vitest";
import { code } from "./packages.ts";

const page = readFileSync(inClone("docs/operations/propre-a-la-meuse.md"), "utf8");
const [, table = ""] = page.split("## Ce que le code dit encore de la Meuse");
/** Files of code that still name the Department that ships; the page says what each says of it, and why. */
const argued = table
  .split("\n")
  .flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? ""));

/** What code says, and no comment does. */
const saidIn = (path: string): string => readFileSync(inClone(path), "utf8").replace(/^\s*(\/\/|\/?\*).*$/gm, "");

/** "55" as a word: of a code, in a text or in a name; not a number of the interface, nor a commune's five figures. */
const isCoded = (text: string): boolean => /["'«`( ]55["'»`) ]|-55\b|\b55-/.test(text);
/** As a word or a part of a name; not "chômeuse", nor Meurthe. */
const isNamed = (text: string): boolean => /(?<![a-zéèêôû])meus(e|ien)/i.test(text);

test("nothing in code says which Department it is of, but for what the page argues", () => {
  const naming = code
    .map(({ path }) => path)
    // The demonstration is the Meuse's, and says so; what a migration says is history.
    .filter((path) => !/^(demo|migrations)\//.test(path))
    .filter((path) => isCoded(saidIn(path)) || isNamed(saidIn(path)));
  expect(naming.sort()).toEqual([...argued].sort());
});

test("the Department, its territories and its Pacts are named by files: the manifest and the Pacts that ship agree", () => {
  const { department } = JSON.parse(readFileSync(inClone("data/territory/territory.json"), "utf8"));
  const pact = JSON.parse(readFileSync(inClone("data/pacts/ptfi-meuse-2017-2021.json"), "utf8"));
  expect(pact.document.department.code).toBe(department);
  expect(JSON.parse(readFileSync(inClone("schema/department.json"), "utf8"))).toMatchObject({ code: department });
});
