import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { expect, test } from "vitest";
import config from "../../vitest.config.ts";
import { modules } from "./packages.ts";

interface Project {
  readonly test: { readonly name: string; readonly include: readonly string[]; readonly isolate?: boolean };
}

const projects = (config.test?.projects ?? []) as readonly Project[];
const slow = projects.find(({ test: { name } }) => name === "slow")?.test.include ?? [];

/** The few signs that our patterns use: a star, and one word of several. */
const patternOf = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .replace(/[.]/g, "\\.")
      .replaceAll("*", "[^/]*")
      .replace(/\{([^}]*)\}/g, (_, words: string) => `(${words.replaceAll(",", "|")})`)}$`,
  );

const isSlow = (path: string): boolean => slow.some((glob) => patternOf(glob).test(path));

/** What one file would leave to the next in the same worker. */
const leaves =
  /\bvi\.(mock|doMock|stub\w+|spyOn|useFakeTimers|setSystemTime)\(|process\.env(\.\w+|\[\w+\]) \??\??= |globalThis\.\w+ = /;

test("unit tests share their worker: none replaces a module, a clock, a global or a variable of the environment", () => {
  const tests = modules.map(({ path }) => path).filter((path) => path.endsWith(".test.ts"));
  expect(tests.filter(isSlow).length).toBeGreaterThan(20);
  expect(tests.filter((path) => !isSlow(path)).length).toBeGreaterThan(40);
  const leaving = tests.filter((path) => !isSlow(path) && leaves.test(readFileSync(inClone(path), "utf8")));
  expect(leaving).toEqual([]);
});
