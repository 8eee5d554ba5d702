import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, test } from "vitest";
import { generated, namesForTests, unimported, unusedNames } from "./dead.ts";
import {
  circles,
  code,
  filesUnder,
  isDescribed,
  isImported,
  isListed,
  isUsed,
  moduleAt,
  modules,
  named,
  needed,
  packageOf,
  packages,
  roomsOfInstitution,
  scope,
} from "./packages.ts";

/** Floors of the house, ground first: a package needs those of lower floors only. */
const floors = [
  ["schema"],
  ["data", "migrations", "executor", "demand-control", "disclosure", "release-file", "postgres", "tables", "client"],
  ["server", "mcp"],
  ["auth"],
  ["institution"],
  ["publisher", "pact", "structures", "drees", "dashboard"],
  ["caf", "department", "pole-emploi", "siae", "reference", "explorer", "site"],
  ["gateway", "demo"],
  ["gateway-store"],
  ["hub"],
];

/** Floors inside a package of many rooms, ground first; "." is what stands beside the rooms. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  gateway: [
    "json",
    "supergraph",
    "planner",
    "planning",
    "execution",
    "longAnswers",
    "auth",
    "http",
    "demandControl",
    "serving",
    "observation",
    "fastPath",
    "tables",
    "savedQueries",
    "citations",
    "catalogue",
    "persistedOperations",
    "routes",
    ".",
  ],
  institution: [
    ".",
    "auth",
    "database",
    "journal",
    "access",
    "releases",
    "registers",
    "server",
    "graphql",
    "described",
    "program",
  ],
  schema: ["model", "rules", "types"],
  disclosure: [".", "protect", "audit", "parallel"],
  pact: [".", "store", "types", "resolvers", "mutations", "graph"],
  server: [".", "http", "observation"],
  auth: ["signatures", "tokens"],
  hub: ["start", "backup", "check", "cli"],
  dashboard: ["french", "session", "hub", "parts", "pages", "."],
};

/** What the command line loads of whichever institution it is given the name of (hub/start/installed.ts). */
const loadedByName = ["./institution", "./resolvers"];

/** What a test can only measure from inside: bytes held by a process, the sum of generated figures. */
const measured = ["packages/server/http/sendBody.ts heldBytes", "demo/population/households.ts ofDepartment"];

describe("the plan of the house", () => {
  test("every package stands on a floor, and needs lower floors only", () => {
    expect(packages.map(({ name }) => name).sort()).toEqual(floors.flat().sort());
    const upstairs = packages.flatMap(({ name, needs }) =>
      needs.filter((other) => floorOf(other) >= floorOf(name)).map((other) => `${name} -> ${other}`),
    );
    expect(upstairs).toEqual([]);
  });

  test("what a package imports it lists, and reaches by what the other exports", () => {
    const strays = code.flatMap(({ path, imports }) => {
      const own = packageOf(path);
      return imports
        .filter((name) => !name.startsWith(".") && !name.startsWith("node:"))
        .filter((name) => !isListed(own, name))
        .map((name) => `${path} -> ${name}`);
    });
    expect(strays).toEqual([]);
    const needless = packages.flatMap((one) =>
      one.needs.filter((other) => !isUsed(one, other)).map((other) => `${one.name} needs no ${other}`),
    );
    expect(needless).toEqual([]);
  });

  test("the lock names the packages, and what each needs, as their manifests do: one installation for all", () => {
    const { packages: locked } = JSON.parse(readFileSync(inClone("package-lock.json"), "utf8")) as {
      packages: Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> } | undefined>>;
    };
    const differing = packages.filter(
      ({ folder, manifest }) => !isDeepStrictEqual(locked[folder]?.dependencies, manifest.dependencies),
    );
    expect(differing.map(({ name }) => name)).toEqual([]);
  });

  test("no file reaches into another package by its path", () => {
    const reaching = code.flatMap(({ path, imports }) =>
      imports
        .filter((name) => name.startsWith("."))
        .filter((name) => !resolve("/", dirname(path), name).startsWith(`/${packageOf(path).folder}/`))
        .map((name) => `${path} -> ${name}`),
    );
    expect(reaching).toEqual([]);
  });

  test("what a package shows is used by another, or is its public face", () => {
    const shown = packages.flatMap(({ name, folder, manifest }) =>
      Object.keys(manifest.exports)
        .filter((face) => !/^\.$|\*|(\.graphql|\.geojson)$|^\.\/(main|bin|package\.json)$/.test(face))
        .filter((face) => !(isDescribed(folder) && loadedByName.includes(face)))
        .filter((face) => !isImported(`${scope}${name}/${face.slice(2)}`))
        .map((face) => `${folder} ${face}`),
    );
    expect(shown).toEqual([]);
  });

  test("every file that ships is imported by one that ships: what only tests need stands in a testbed", () => {
    expect(unimported()).toEqual([]);
  });

  test("no name is exported that stands nowhere else", () => {
    expect(unusedNames()).toEqual([]);
  });

  test("what ships exports nothing for tests alone", () => {
    expect(namesForTests().filter((name) => !measured.includes(name))).toEqual([]);
  });

  test("inside a package of many rooms, no room needs one above it", () => {
    const upstairs = code.flatMap(({ path, imports }) => {
      const { name, folder } = packageOf(path);
      const order = rooms[name];
      if (!order) return [];
      const room = roomIn(folder, path);
      return imports
        .filter((target) => target.startsWith("."))
        .map((target) => relative("/", resolve("/", dirname(path), target)))
        .filter((target) => order.indexOf(roomIn(folder, target)) > order.indexOf(room) || order.indexOf(room) < 0)
        .map((target) => `${path} -> ${target}`);
    });
    expect(upstairs).toEqual([]);
  });

  test("no two files import each other, however long the way round", () => {
    expect(circles()).toEqual([]);
  });

  test("no institution needs another, and neither gateway nor dashboard needs an institution", () => {
    const institutions = packages.filter(({ folder }) => folder.startsWith("subgraphs/")).map(({ name }) => name);
    for (const name of [...institutions, "gateway", "dashboard", "publisher", "pact", "structures", "institution"]) {
      expect([name, needed(name).filter((one) => institutions.includes(one))]).toEqual([name, []]);
    }
  });

  test("the gateway needs no database, and an institution no demonstration, no publisher and no gateway", () => {
    const libraries = needed("gateway").flatMap((name) => Object.keys(named.get(name)?.manifest.dependencies ?? {}));
    expect(libraries.filter((name) => ["pg", "knex", "pg-copy-streams", "type-graphql"].includes(name))).toEqual([]);
    for (const { name } of packages.filter(({ folder }) => isDescribed(folder))) {
      expect(needed(name).filter((one) => ["demo", "publisher", "gateway", "hub"].includes(one))).toEqual([]);
    }
  });

  test("the model and its rules need no library", () => {
    const needing = code
      .filter(({ path }) => /^schema\/(model|rules)\//.test(path))
      .flatMap(({ path, imports }) => imports.filter((name) => !name.startsWith(".")).map((name) => `${path} ${name}`));
    expect(needing).toEqual([]);
  });

  test("only the command line and the start know the demonstration, so that no institution's process can load it", () => {
    expect(packages.filter(({ needs }) => needs.includes("demo")).map(({ name }) => name)).toEqual(["hub"]);
  });

  test("every institution has the same rooms under the same names", () => {
    const strangers = readdirSync(inClone("subgraphs"))
      .flatMap((name) => readdirSync(inClone("subgraphs", name)).map((file) => `${name}/${file}`))
      .filter((path) => !roomsOfInstitution.includes(path.split("/")[1] ?? ""));
    expect(strangers).toEqual([]);
  });

  test("an institution's own code is its difference only: 150 lines beside its table of indicators", () => {
    const lines = new Map<string, number>();
    for (const { path } of code.filter(
      ({ path }) => path.startsWith("subgraphs/") && !path.endsWith("/indicators.ts"),
    )) {
      const { name } = packageOf(path);
      lines.set(name, (lines.get(name) ?? 0) + readFileSync(inClone(path), "utf8").split("\n").length - 1);
    }
    expect([...lines].filter(([, length]) => length > 150)).toEqual([]);
  });

  test("every package says on a page what it is for", () => {
    const silent = packages.filter(({ folder }) => !readdirSync(inClone(folder)).includes("README.md"));
    expect(silent.map(({ folder }) => folder)).toEqual([]);
  });

  test("no file outgrows its room, and no import leaves out its ending", () => {
    const large = [...modules, ...filesUnder(inClone("test")).map(moduleAt)].filter(
      ({ path }) => !generated.includes(path) && readFileSync(inClone(path), "utf8").split("\n").length > 251,
    );
    expect(large.map(({ path }) => path)).toEqual([]);
    const bare = modules.flatMap(({ path, imports }) =>
      imports
        .filter((name) => name.startsWith(".") && !/\.(tsx?|js|json|mjs|css|geojson\?raw|graphql\?raw)$/.test(name))
        .map((name) => `${path} -> ${name}`),
    );
    expect(bare).toEqual([]);
  });
});

const floorOf = (name: string): number => floors.findIndex((floor) => floor.includes(name));

function roomIn(folder: string, path: string): string {
  const [room = "", ...within] = path.slice(folder.length + 1).split("/");
  return within.length > 0 ? room : ".";
}
