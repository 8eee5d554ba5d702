import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { inClone } from "@pacte-hub/server/repository";

interface Manifest {
  readonly version: string;
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface Package {
  readonly name: string;
  readonly folder: string;
  readonly needs: readonly string[];
  readonly manifest: Manifest;
}

export const scope = "@pacte-hub/";
export const packages = [
  "schema",
  "data",
  "migrations",
  "gateway",
  "dashboard",
  "explorer",
  "site",
  "demo",
  "hub",
  "clients/javascript",
  "clients/mcp",
]
  .concat(...["packages", "subgraphs"].map((folder) => readdirSync(inClone(folder)).map((name) => join(folder, name))))
  .map(packageIn);
export const named = new Map(packages.map((one) => [one.name, one]));

export const modules = packages.flatMap(({ folder }) => filesUnder(inClone(folder))).map(moduleAt);
export const code = modules.filter(({ path }) => !/\.test\.tsx?$|\/testbed(\/|\.ts$)/.test(path));

function packageIn(folder: string): Package {
  const manifest = JSON.parse(readFileSync(inClone(folder, "package.json"), "utf8")) as Manifest;
  const needs = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter((name) => name.startsWith(scope))
    .map((name) => name.slice(scope.length));
  return { name: manifest.name.slice(scope.length), folder, needs, manifest };
}

export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "dist"].includes(entry.name) || entry.name.startsWith(".")) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return /\.tsx?$/.test(path) ? [relative(inClone(), path)] : [];
  });
}

/** A module and what it imports, types included. */
export function moduleAt(path: string) {
  const text = readFileSync(inClone(path), "utf8").replace(/^\s*(\/\/|\*).*$/gm, "");
  const imports = [...text.matchAll(/(?:^|[\s;}])(?:from|import)\s*\(?\s*["']([\w@.][^"'\n`]*)["']/g)];
  return { path, imports: imports.map(([, name]) => name ?? "") };
}

export function packageOf(path: string): Package {
  const found = packages.find(({ folder }) => path.startsWith(`${folder}/`));
  if (!found) throw new Error(`${path} stands in no package`);
  return found;
}

const libraryOf = (name: string): string => name.split("/", name.startsWith("@") ? 2 : 1).join("/");

export function isListed({ name: own, manifest }: Package, name: string): boolean {
  const library = libraryOf(name);
  return (
    library === `${scope}${own}` ||
    library in { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies }
  );
}

/** Built pages are needed as files: no import tells it. */
const builtPages = ["dashboard", "explorer", "site"];

/** An institution, which says itself in its own folder who it is: it is loaded by its name, which no import tells. */
export const isDescribed = (folder: string): boolean => existsSync(inClone(folder, "partner.json"));

export const isUsed = ({ folder }: Package, other: string): boolean =>
  builtPages.includes(other) ||
  isDescribed(named.get(other)?.folder ?? "") ||
  code.some(
    ({ path, imports }) =>
      path.startsWith(`${folder}/`) && imports.some((name) => `${name}/`.startsWith(`${scope}${other}/`)),
  );

export const isImported = (face: string): boolean => code.some(({ imports }) => imports.includes(face));

/** A package and all that it needs, directly or not. */
export function needed(name: string, found = new Set<string>()): readonly string[] {
  if (found.has(name)) return [];
  found.add(name);
  for (const other of named.get(name)?.needs ?? []) needed(other, found);
  found.delete("dashboard");
  return [...found].filter((one) => one !== name);
}

export function circles(): string[][] {
  const inside = (path: string, name: string) => relative("/", resolve("/", dirname(path), name));
  const graph = new Map(
    code.map(({ path, imports }) => [
      path,
      imports.filter((name) => name.startsWith(".")).map((name) => inside(path, name)),
    ]),
  );
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

/** What a package of subgraphs/ may hold: rooms have the same names at every institution. */
export const roomsOfInstitution = [
  "README.md",
  "partner.json",
  "package.json",
  "dist",
  "schema.graphql",
  "main.ts",
  "institution.ts",
  "indicators.ts",
  "policy.ts",
  "schema.ts",
  "resolvers.ts",
  "resolvers",
];
