import { readdirSync, readFileSync } from "node:fs";
import { codeBlock, type RenderedDocument, rendered } from "./markdown.ts";

const folder = new URL("../docs/questions/", import.meta.url);

/** Where a question's document is shown. */
export const questionSlug = (name: string): string => `question-${name.slice(0, 2)}`;

/** The committees' twenty questions, one page each, by their files' names. */
export const questionNames = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".graphql"))
    .sort();

/** The comments that a question's document opens with, then the question itself. */
export function questionPage(name: string): RenderedDocument {
  const document = readFileSync(new URL(name, folder), "utf8");
  const [title = "", ...notes] = document
    .slice(0, document.search(/^[^#]/m))
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/^# ?/, ""));
  const page = rendered(`# Question ${Number(name.slice(0, 2))} : ${title}\n\n${notes.join("\n\n")}\n`, () => null);
  const back = '<p><a href="/docs/questions">Les vingt questions</a></p>\n';
  return { ...page, html: `${page.html}${codeBlock(document, "graphql")}${back}` };
}
