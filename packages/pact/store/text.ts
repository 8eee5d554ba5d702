import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TextBlock, TextSection } from "@pacte-hub/schema/model/pactText";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { PactOfFile } from "./pactFile.ts";

/** The whole text of a Pact, in its order: the document that decides what it says, and whose lines its facts cite. */
export function readText({ folder, facts: { hub, document } }: PactOfFile): readonly TextBlock[] {
  const blocks = textIn(writtenIn(folder, hub.text));
  return blocks.map((block) => ({ ...block, id: `${hub.prefix}${block.id}`, pact: document.id }));
}

/** @throws OperatorError PACT_FILE_REFUSED */
function writtenIn(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch {
    throw new OperatorError(
      `Le texte du Pacte, ${join(folder, name)}, ne se lit pas (« hub.text »).`,
      "PACT_FILE_REFUSED",
    );
  }
}

/** Blocks of a document in Markdown: one a heading, an item, or lines that follow each other. */
export function textIn(markdown: string): readonly WrittenBlock[] {
  const blocks: WrittenBlock[] = [];
  const anchors = new Set<string>();
  let section: string | null = null;
  let open = false;
  for (const [at, raw] of markdown.split("\n").entries()) {
    const block = readLine(raw);
    const last = blocks.at(-1);
    if (block === null) open = false;
    else if (open && block.kind === "PARAGRAPH" && last) {
      blocks[blocks.length - 1] = { ...last, text: `${last.text} ${block.text}` };
    } else {
      if (block.kind === "HEADING") section = anchorOf(block.text, anchors);
      open = block.kind === "PARAGRAPH";
      blocks.push({ id: `ligne-${at + 1}`, line: at + 1, section, ...block });
    }
  }
  return blocks;
}

/** The headings of a text, each with what stands under it. */
export function sectionsOf(text: readonly TextBlock[]): readonly TextSection[] {
  const above: TextBlock[] = [];
  return text.flatMap((block) => {
    const { level, section, text: title } = block;
    if (level === null || section === null) return [];
    while ((above.at(-1)?.level ?? 0) >= level) above.pop();
    const parent = above.at(-1)?.section ?? null;
    above.push(block);
    const blocks = text.filter((block) => block.section === section && block.kind !== "HEADING");
    return [{ id: section, title, level, parent, blocks }];
  });
}

/** A block of a document, of whatever Pact it is. */
type WrittenBlock = Omit<TextBlock, "pact">;
type ReadBlock = Pick<TextBlock, "kind" | "level" | "marker" | "text">;

/** What a line prints, without the marks of Markdown; null for one that prints nothing. */
function readLine(raw: string): ReadBlock | null {
  const line = plain(raw);
  if (line === "" || /^-{3,}$/.test(line)) return null;
  const heading = /^(#+) (.*)$/.exec(line);
  if (heading) return { kind: "HEADING", level: heading[1]?.length ?? 1, marker: null, text: heading[2] ?? "" };
  const listItem = /^(?:- )?(✓|-|\d+\.) ?(.*)$/u.exec(line);
  if (listItem) return { kind: "ITEM", level: null, marker: listItem[1] ?? null, text: listItem[2] ?? "" };
  return { kind: "PARAGRAPH", level: null, marker: null, text: line };
}

const plain = (line: string): string =>
  line
    .replace(/<\/?sup>|\*/g, "")
    .replace(/\s+/g, " ")
    .trim();

const longestAnchor = 60;

/** Words of a heading as an address writes them; a second heading of the same words is numbered. */
function anchorOf(heading: string, anchors: Set<string>): string {
  const words = heading.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const fullAnchor = words.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const short =
    fullAnchor.length > longestAnchor ? fullAnchor.slice(0, fullAnchor.lastIndexOf("-", longestAnchor)) : fullAnchor;
  let anchor = short;
  for (let next = 2; anchors.has(anchor); next++) anchor = `${short}-${next}`;
  anchors.add(anchor);
  return anchor;
}
