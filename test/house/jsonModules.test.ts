import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { expect, test } from "vitest";
import { code, packageOf } from "./packages.ts";

/** Files of data that our modules import as modules, from the root of the clone. */
const imported = code.flatMap(({ path, imports }) =>
  imports.filter((name) => /^\..*\.json$/.test(name)).map((name) => join(dirname(path), name)),
);

test("a file that is imported as a module is built beside those that import it: the compiler forgets it now and then", () => {
  expect(imported.length).toBeGreaterThan(0);
  const built = imported.map((path) => {
    const { folder } = packageOf(path);
    return {
      path,
      copy: inClone(join(folder, "dist", relative(folder, path))),
      isBuilt: existsSync(inClone(folder, "dist")),
    };
  });
  const wrong = built
    .filter(({ isBuilt }) => isBuilt)
    .filter(
      ({ path, copy }) => !existsSync(copy) || readFileSync(copy, "utf8") !== readFileSync(inClone(path), "utf8"),
    );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
