import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const here = import.meta.dirname;
const files = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

/** What the adversary may rest on: Node, and a solver that anybody has. */
const libraries = /^(node:[\w/]+|highs)$/;
/** Tests and the stage, which start a hub and hold its counts, may use what other specifications do. */
const isStage = (name: string) => name.endsWith(".test.ts") || name.startsWith("stage/") || /^(on|own)[A-Z]/.test(name);
const staged =
  /^(vitest|pg)$|^test\/(hub|persona|ask|proof|secondSteward|adversary\/.*)\.ts$|^@pacte-hub\/(data\/shipped|demo\/identity\/personas|server\/repository)$/;

/** `from "x";` and `import "x";` end their line; `import("x")` and `require("x")` stand anywhere. */
const statement =
  /(?:\bfrom|^import)\s+["']([^"'\n]+)["'](?:\s+with\s.*)?;$|\b(?:import|require)\(\s*["'`]([^"'`\n]+)["'`]/gm;

const importsOf = (name: string): string[] => {
  const text = readFileSync(join(here, name), "utf8").replace(/^\s*(\/\/|\/?\*).*$/gm, "");
  return [...text.matchAll(statement)].map(([, one, other]) => one ?? other ?? "");
};

test("the adversary shares no code with protection: it imports Node, a public solver, and itself", () => {
  expect(files.length).toBeGreaterThan(15);
  const strangers = files.flatMap((name) =>
    importsOf(name)
      .map((target) => (target.startsWith(".") ? placeOf(name, target) : target))
      .filter((target) => !libraries.test(target) && !isOwn(target) && !(isStage(name) && staged.test(target)))
      .map((target) => `${name} -> ${target}`),
  );
  expect(strangers).toEqual([]);
});

test("what attacks never imports what judges: the counts stay on the stage", () => {
  const leaks = files
    .filter((name) => !isStage(name))
    .flatMap((name) =>
      importsOf(name)
        .filter((target) => /stage\//.test(target))
        .map((target) => `${name} -> ${target}`),
    );
  expect(leaks).toEqual([]);
});

const placeOf = (name: string, target: string): string =>
  relative(resolve(here, "..", ".."), resolve(here, dirname(name), target));

const isOwn = (target: string): boolean => target.startsWith("test/adversary/");
