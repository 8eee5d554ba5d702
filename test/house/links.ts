import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { inClone } from "@pacte-hub/server/repository";

const skipped = ["node_modules", "dist", ".build", ".data", "built", "instances"];
/** Folders that the repository does not hold: installed, built, written at start, or fetched by a bench. */
const fetched = /^(node_modules|\.build|\.data|bench\/gateway\/public)(\/|$)/;
const topLevel = readdirSync(inClone());

/** What a document or a comment sends its reader to, and what is wrong with it. */
export interface Cited {
  readonly from: string;
  readonly target: string;
}

/** Files of the repository with one of these endings, relative to its root. */
export function filesEnding(endings: RegExp, folder = inClone()): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.includes(entry.name) || (entry.name.startsWith(".") && entry.name !== ".github")) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesEnding(endings, path);
    return endings.test(entry.name) ? [relative(inClone(), path)] : [];
  });
}

const textOf = (path: string): string => readFileSync(inClone(path), "utf8");
const withoutFences = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, "");

/** Links and images of a Markdown document that lead to a file: `[word](path#anchor)`. */
export const linksIn = (path: string): readonly Cited[] =>
  [...withoutFences(textOf(path)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => ({ from: path, target }))
    .filter(({ target }) => !/^[a-z]+:/.test(target));

/** Whether a link leads somewhere, from where it stands: the file exists, and its anchor is one of its titles. */
export function leadsNowhere({ from, target }: Cited): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? from : posix.join(posix.dirname(from), decodeURI(path));
  return !existsSync(inClone(file)) || (anchor !== undefined && !anchorsOf(file).includes(decodeURI(anchor)));
}

/** The anchors of a document's titles, as code platforms make them: lower case, spaces as dashes, no punctuation. */
function anchorsOf(path: string): readonly string[] {
  if (!path.endsWith(".md")) return [];
  return [...withoutFences(textOf(path)).matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-"),
  );
}

/** Documents that comments of the code cite, by path and perhaps anchor. */
export const documentsCitedIn = (path: string): readonly Cited[] =>
  [...commentsOf(path).matchAll(/(?<![\w./-])((?:[\w-]+\/)*[\w-]+\.md(?:#[\p{L}\p{N}_-]+)?)/gu)].map(
    ([, target = ""]) => ({ from: path, target }),
  );

/** Papers from before the repository, which a comment cites by a title in capitals. */
export const papersCitedIn = (path: string): readonly Cited[] =>
  [...commentsOf(path).matchAll(/\b(DESIGN|SECRECY|DISCLOSURE|QUESTIONS|MECHANICS|HOUSE|STYLE)\b/g)].map(
    ([target]) => ({ from: path, target }),
  );

/** Files of the repository that a text names by their path from its root, in a document between back quotes. */
export function pathsNamedIn(path: string): readonly Cited[] {
  const text = path.endsWith(".md") ? quotedIn(path) : commentsOf(path);
  return [...text.matchAll(/(?<![\w@./-])((?:[\w.-]+\/)+[\w.-]+)/g)]
    .map(([, target = ""]) => ({ from: path, target: target.replace(/\.$/, "") }))
    .filter(({ target }) => topLevel.includes(target.split("/")[0] ?? "") && !fetched.test(target));
}

const quotedIn = (path: string): string =>
  [...textOf(path).matchAll(/`([^`\n]+)`/g)].map(([, quoted]) => quoted).join("\n");

const commentsOf = (path: string): string =>
  [...textOf(path).matchAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm)].map(([comment]) => comment).join("\n");

/** Whether a named path is nothing: no file, no folder, and no test that begins so. */
export function isNothing({ from, target }: Cited): boolean {
  if (existsSync(inClone(target)) || existsSync(inClone(dirname(from), target))) return false;
  const folder = inClone(dirname(target));
  const name = `${target.split("/").at(-1)}.`;
  return !existsSync(folder) || !readdirSync(folder).some((file) => file.startsWith(name));
}
