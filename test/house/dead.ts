import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { code, filesUnder, packages } from "./packages.ts";

type Face = { readonly source?: string } | undefined;

/** The file of ours that an import leads to. */
function fileOf(path: string, name: string): string | undefined {
  if (name.startsWith(".")) return join(dirname(path), name);
  const owner = packages.find(({ manifest }) => name.startsWith(`${manifest.name}/`));
  if (!owner) return undefined;
  const asked = `.${name.slice(owner.manifest.name.length)}`;
  const exact = owner.manifest.exports[asked] as Face;
  const { source } = exact ?? (owner.manifest.exports[`${dirname(asked)}/*`] as Face) ?? {};
  const wild = owner.manifest.exports[`./${asked.split("/")[1]}/*`] as Face;
  const found = source ?? wild?.source;
  return found && join(owner.folder, found.replace("*", asked.split("/").slice(2).join("/")));
}

/** Where a process begins, or a thread, or a page, or what readers import: nothing of ours imports it. */
const beginnings =
  /(^|\/)(main\.tsx?|early\.ts|plannerProcess\.ts|answerProcess\.ts|tableThread\.ts|worker\.ts|vite\.config\.ts)$|^clients\/javascript\/index\.ts$/;

/** Files that ship though nothing that ships imports them: dead, or for tests only. */
export function unimported(): readonly string[] {
  const reached = new Set(code.flatMap(({ path, imports }) => imports.map((name) => fileOf(path, name))));
  return code.map(({ path }) => path).filter((path) => !reached.has(path) && !beginnings.test(path));
}

const declared = /^export\s+(?:async\s+|abstract\s+)*(?:const|function\*?|class|interface|type|enum)\s+([\w$]+)/gm;

/** Written by a program, for a program. */
export const generated: readonly string[] = [
  "dashboard/hub/operations.ts",
  "clients/javascript/contract.ts",
  "clients/javascript/operations.ts",
];

/** Exported names that nothing which ships writes again, their own file included: for tests only. "path name". */
export function namesForTests(): readonly string[] {
  const texts = code.map(({ path }) => withoutComments(path));
  const times = timesIn(texts);
  return exportedNames()
    .filter(({ name }) => times.get(name) === 1)
    .map(inWords);
}

/** Exported names written nowhere but where they are declared, tests and benches included: "path name". */
export function unusedNames(): readonly string[] {
  const others = ["test", "bench"].flatMap((folder) => filesUnder(inClone(folder)));
  const inPackages = packages.flatMap(({ folder }) => filesUnder(inClone(folder)));
  const times = timesIn([...others, ...inPackages].map(withoutComments));
  return exportedNames()
    .filter(({ name }) => times.get(name) === 1)
    .map(inWords);
}

const exportedNames = () =>
  code
    .filter(({ path }) => !generated.includes(path))
    .flatMap(({ path }) => [...withoutComments(path).matchAll(declared)].map(([, name = ""]) => ({ path, name })));

const inWords = ({ path, name }: { readonly path: string; readonly name: string }): string => `${path} ${name}`;

/** How often each word is written in all of the texts. */
function timesIn(texts: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const text of texts) for (const [word] of text.matchAll(/[\w$]+/g)) times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}

const withoutComments = (path: string): string =>
  readFileSync(inClone(path), "utf8").replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
