import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, test } from "vitest";

/** Floors of the house, ground first: a line may import from its own floor and those below. */
const floors = [
  ["schema/language"],
  ["schema/rules", "schema/types", "disclosure", "data"],
  ["runtime", "migrations"],
  ["subgraphs", "gateway", "dashboard"],
  ["demonstration"],
  ["start"],
  ["cli"],
  ["spec"],
];

/** What a room may be called, in a folder of subgraphs/ (a room that outgrows its file is a folder of that name). */
const rooms = [
  "README.md",
  "schema.graphql",
  "main.ts",
  "institution.ts",
  "indicators.ts",
  "policy.ts",
  "store.ts",
  "store",
  "types.ts",
  "types",
  "resolvers.ts",
  "resolvers",
];

interface Module {
  readonly path: string;
  readonly imports: readonly string[];
}

const modules = filesUnder(inClone())
  .filter((path) => /\.tsx?$/.test(path))
  .map(moduleAt);
const code = modules.filter(({ path }) => !path.endsWith(".test.ts"));
const local = (imports: readonly string[]): string[] => imports.filter((name) => !isLibrary(name));

describe("the plan of the house", () => {
  test("no import runs upstairs", () => {
    const upstairs = code.flatMap(({ path, imports }) =>
      local(imports)
        .filter((target) => floorOf(path) < floorOf(target))
        .map((target) => `${path} -> ${target}`),
    );
    expect(upstairs).toEqual([]);
  });

  test("no two files import each other, however long the way round", () => {
    expect(circles()).toEqual([]);
  });

  test("no institution imports another, and neither gateway nor dashboard imports an institution", () => {
    const strangers = code.flatMap(({ path, imports }) =>
      local(imports)
        .filter((target) => target.startsWith("subgraphs/"))
        .filter(
          (target) =>
            /^(gateway|dashboard)\//.test(path) || (path.startsWith("subgraphs/") && roomOf(path) !== roomOf(target)),
        )
        .filter((target) => roomOf(target) !== "reference")
        .map((target) => `${path} -> ${target}`),
    );
    expect(strangers).toEqual([]);
  });

  test("the dashboard knows the language, the pure rules and the map's contours, and nobody's code", () => {
    const strangers = code
      .filter(({ path }) => path.startsWith("dashboard/"))
      .flatMap(({ path, imports }) => local(imports).map((target) => [path, target.replace(/\?raw$/, "")] as const))
      .filter(([, target]) => !/^(dashboard|schema\/language|schema\/rules)\//.test(target))
      .filter(([, target]) => target !== "data/territory/epci-contours.geojson");
    expect(strangers).toEqual([]);
  });

  test("the language and the rules need no library", () => {
    const needing = code
      .filter(({ path }) => /^schema\/(language|rules)\//.test(path))
      .flatMap(({ path, imports }) => imports.filter(isLibrary).map((name) => `${path} -> ${name}`));
    expect(needing).toEqual([]);
  });

  test("type-graphql and knex stay where they belong", () => {
    const allowed: Readonly<Record<string, RegExp>> = {
      "type-graphql": /^(schema\/types\/|runtime\/|subgraphs\/[^/]+\/(types|resolvers)(\.ts|\/))/,
      knex: /^(runtime\/|migrations\/|subgraphs\/[^/]+\/store(\.ts|\/))/,
    };
    const strays = code.flatMap(({ path, imports }) =>
      imports.filter((name) => allowed[name] && !allowed[name].test(path)).map((name) => `${path} -> ${name}`),
    );
    expect(strays).toEqual([]);
  });

  test("the demonstration is loaded by the start and the command line only, so that production cannot", () => {
    const loading = code
      .filter(({ path }) => !/^(start|cli|demonstration|spec)\//.test(path))
      .filter(({ imports }) => imports.some((name) => name.startsWith("demonstration/")));
    expect(loading).toEqual([]);
  });

  test("every institution has the same rooms under the same names", () => {
    const strangers = readdirSync(inClone("subgraphs"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => readdirSync(inClone("subgraphs", name)).map((file) => `${name}/${file}`))
      .filter((path) => !rooms.includes(path.split("/")[1] ?? "") && !path.endsWith(`/${path.split("/")[0]}.test.ts`));
    expect(strangers).toEqual([]);
  });

  test("no file outgrows its room, and no import leaves out its ending", () => {
    const large = modules.filter(
      ({ path }) => path !== generated && readFileSync(inClone(path), "utf8").split("\n").length > 251,
    );
    expect(large.map(({ path }) => path)).toEqual([]);
    const bare = modules.flatMap(({ path, imports }) =>
      local(imports)
        .filter((name) => !/\.(tsx?|js|json|mjs|css|geojson\?raw)$/.test(name))
        .map((name) => `${path} -> ${name}`),
    );
    expect(bare).toEqual([]);
  });
});

/** Written by a program, for a program. */
const generated = "dashboard/hub/operations.ts";

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "dist", "bench"].includes(entry.name) || entry.name.startsWith(".")) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [relative(inClone(), path)];
  });
}

/** A module and what it imports, types included; relative names are told from the root. */
function moduleAt(path: string): Module {
  const text = readFileSync(inClone(path), "utf8").replace(/^\s*(\/\/|\*).*$/gm, "");
  const named = [...text.matchAll(/(?:from|import)\s*\(?\s*["']([^"'\n`]+)["']/g)].map(([, name]) => name ?? "");
  return {
    path,
    imports: named.map((name) =>
      name.startsWith(".") ? relative(inClone(), resolve(inClone(), dirname(path), name)) : name,
    ),
  };
}

function isLibrary(name: string): boolean {
  return (
    !modules.some(({ path }) => path === name) &&
    !/^(\.|schema|runtime|subgraphs|gateway|start|cli|data|disclosure|migrations|spec|bin)\//.test(name)
  );
}

function floorOf(path: string): number {
  return floors.findIndex((rooms) => rooms.some((room) => path.startsWith(`${room}/`)));
}

const roomOf = (path: string): string => path.split("/")[1] ?? "";

function circles(): string[][] {
  const graph = new Map(code.map(({ path, imports }) => [path, local(imports)]));
  const found: string[][] = [];
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) void found.push([...way.slice(way.indexOf(path)), path]);
    else if (!done.has(path)) {
      for (const next of graph.get(path) ?? []) walk(next, [...way, path]);
      done.add(path);
    }
  };
  for (const path of graph.keys()) walk(path, []);
  return found;
}
