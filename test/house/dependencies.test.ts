import { existsSync, readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, test } from "vitest";
import { code, packages } from "./packages.ts";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly license?: string;
}

const manifestIn = (folder: string): Manifest => JSON.parse(readFileSync(inClone(folder, "package.json"), "utf8"));
const manifests = ["", ...packages.map(({ folder }) => folder)].map(manifestIn);
const namesOf = (
  ...kinds: readonly ("dependencies" | "optionalDependencies" | "devDependencies")[]
): readonly string[] =>
  [
    ...new Set(
      manifests
        .flatMap((one) => kinds.flatMap((kind) => Object.keys(one[kind] ?? {})))
        .filter((name) => !name.startsWith("@pacte-hub/")),
    ),
  ].sort();

/** Rows of the page's tables: package, licence, reason. */
const [running = [], building = []] = readFileSync(inClone("docs", "dependencies.md"), "utf8")
  .split(/^## /m)
  .slice(1)
  .map((part) =>
    [...part.matchAll(/^\| `(.+?)` \| (.+?) \| (.+) \|$/gm)].map(([, name = "", licence = "", why = ""]) => ({
      name,
      licence,
      why,
    })),
  );

describe("docs/dependencies.md", () => {
  test("says of each library that runs why it is there, and of no other", () => {
    expect(running.map(({ name }) => name)).toEqual(namesOf("dependencies", "optionalDependencies"));
    expect(running.filter(({ why }) => why.length < 5)).toEqual([]);
  });

  test("says of each that only builds or tests what it is for", () => {
    const run = new Set(namesOf("dependencies", "optionalDependencies"));
    expect(building.map(({ name }) => name)).toEqual(namesOf("devDependencies").filter((name) => !run.has(name)));
  });

  test("gives the licence that each installed package gives itself", () => {
    const differing = [...running, ...building].filter(({ name, licence }) => {
      const folder = `node_modules/${name}`;
      return existsSync(inClone(folder)) && manifestIn(folder).license !== licence;
    });
    expect(differing).toEqual([]);
  });
});

test("the libraries of traces are loaded by one function of one file, when traces are wanted", () => {
  const textOf = (path: string) => readFileSync(inClone(path), "utf8");
  const naming = code.map(({ path }) => path).filter((path) => textOf(path).includes("@opentelemetry/"));
  expect(naming).toEqual(["packages/server/observation/traces.ts"]);
  const [imports] = textOf(naming[0] ?? "").split("\n\n");
  expect(imports).toBe('import type { Attributes, Span } from "@opentelemetry/api";');
});
