import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { expect, test } from "vitest";

/** Programs that Node runs from their source: those of git, so that nothing that lies about counts. */
const programs = execFileSync("git", ["ls-files", "*.mjs", "hub/bin/*.js"], { cwd: inClone(), encoding: "utf8" })
  .trim()
  .split("\n");

const { include } = JSON.parse(readFileSync(inClone("tsconfig.programs.json"), "utf8")) as { include: string[] };

const signs: Readonly<Record<string, string>> = { "**/": "(.+/)?", "*": "[^/]*", ".": "\\." };
const patternOf = (glob: string): RegExp =>
  new RegExp(`^${glob.replace(/\*\*\/|\*|\./g, (sign) => signs[sign] ?? sign)}$`);

test("every program is read by the compiler: a rename in a package is found by `npm run check`, not by who runs it", () => {
  expect(programs.length).toBeGreaterThan(50);
  expect(programs.filter((path) => !include.some((glob) => patternOf(glob).test(path)))).toEqual([]);
});

test("a program calls packages by their names, or by `#` where they do not show it: built files have no types", () => {
  const untyped = programs.filter((path) =>
    /(from|import\() ?"\.[^"]*\/dist\//.test(readFileSync(inClone(path), "utf8")),
  );
  expect(untyped).toEqual([]);
});
