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
const packages = ["schema", "data", "migrations", "gateway", "demo", "hub", ...nested.flatMap(foldersIn)];

for (const name of packages) {
  const from = join(built, name);
  const to = join(root, name, "dist");
  // The compiler leaves what it wrote of sources that are gone: what has none any more is not shipped.
  const sources = new Set(filesUnder(from).filter((file) => hasSource(join(root, name, file))));
  for (const file of filesUnder(to)) if (!sources.has(file)) rmSync(join(to, file));
  for (const file of sources) {
    const text = readFileSync(join(from, file));
    const target = join(to, file);
    if (existsSync(target) && readFileSync(target).equals(text)) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

function hasSource(file) {
  return file.endsWith(".js")
    ? [".ts", ".tsx"].some((ending) => existsSync(file.replace(/\.js$/, ending)))
    : existsSync(file);
}

function foldersIn(folder) {
  return readdirSync(join(root, folder)).map((name) => join(folder, name));
}
