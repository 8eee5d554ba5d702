// Puts what the compiler wrote (.build) into each package's dist, where its exports point. Only what changed is written.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = join(root, ".build");
const filesUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    : [];
const nested = ["packages", "subgraphs"];
const packages = [
  "schema",
  "data",
  "migrations",
  "gateway",
  "demo",
  "hub",
  "clients/javascript",
  "clients/mcp",
  ...nested.flatMap(foldersIn),
];

for (const name of packages) {
  const from = join(built, name);
  const to = join(root, name, "dist");
  // The compiler leaves what it wrote of sources that are gone: what has none any more is not shipped.
  const modules = filesUnder(from).filter((file) => file.endsWith(".js") && hasSource(join(root, name, file)));
  const texts = new Map(modules.map((file) => [file, readFileSync(join(from, file))]));
  // Its own copies of JSON modules come or not from one run to the next (TypeScript 7.0): they are placed from their sources.
  for (const file of modules.flatMap((module) => jsonModulesOf(module, texts.get(module))))
    texts.set(file, readFileSync(join(root, name, file)));
  for (const file of filesUnder(to)) if (!texts.has(file)) rmSync(join(to, file));
  for (const [file, text] of texts) {
    const target = join(to, file);
    if (existsSync(target) && readFileSync(target).equals(text)) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

/** The JSON files that a built module imports, as paths in its package. */
function jsonModulesOf(module, text) {
  const imports = text.toString().matchAll(/from "(\.[^"]+\.json)" with/g);
  return [...imports].map(([, path]) => join(dirname(module), path));
}

function hasSource(file) {
  return [".ts", ".tsx"].some((ending) => existsSync(file.replace(/\.js$/, ending)));
}

function foldersIn(folder) {
  return readdirSync(join(root, folder)).map((name) => join(folder, name));
}
