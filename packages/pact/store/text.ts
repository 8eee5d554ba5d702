import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TextBlock, TextSection } from "@pacte-hub/schema/model/pactText";
import type { PactOfFile } from "./pactFile.ts";

/** The whole text of a Pact, in its order: the document that decides what it says, and whose lines its facts cite. */
export function readText({ folder, facts: { hub, document } }: PactOfFile): readonly TextBlock[] {
  const blocks = textIn(readFileSync(join(folder, hub.text), "utf8"));
  return blocks.map((block) => ({ ...block, id: `${hub.prefix}${block.id}`, pact: document.id }));
}

/** Blocks of a document in Markdown: one a heading, an item, or lines that follow each other. */
export function textIn(markdown: string): readonly WrittenBlock[] {
  const blocks: WrittenBlock[] = [];
  const anchors = new Set<string>();
  let section: string | null = null;
  let open = false;
  for (const [at, raw] of markdown.split("\n").entries()) {
    const read = readLine(raw);
    const last = blocks.at(-1);
    if (read === null) open = false;
    else if (open && read.kind === "PARAGRAPH" && last) {
      blocks[blocks.length - 1] = { ...last, text: `${last.text} ${read.text}` };
    } else {
      if (read.kind === "HEADING") section = anchorOf(read.text, anchors);
      open = read.kind === "PARAGRAPH";
      blocks.push({ id: `ligne-${at + 1}`, line: at + 1, section, ...read });
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
    const blocks = text.filter((one) => one.section === section && one.kind !== "HEADING");
    return [{ id: section, title, level, parent, blocks }];
  });
}

/** A block of a document, of whatever Pact it is. */
type WrittenBlock = Omit<TextBlock, "pact">;
type Read = Pick<TextBlock, "kind" | "level" | "marker" | "text">;

/** What a line prints, without the marks of Markdown; null for one that prints nothing. */
function readLine(raw: string): Read | null {
  const line = plain(raw);
  if (line === "" || /^-{3,}$/.test(line)) return null;
  const heading = /^(#+) (.*)$/.exec(line);
  if (heading) return { kind: "HEADING", level: heading[1]?.length ?? 1, marker: null, text: heading[2] ?? "" };
  const item = /^(?:- )?(✓|-|\d+\.) ?(.*)$/u.exec(line);
  if (item) return { kind: "ITEM", level: null, marker: item[1] ?? null, text: item[2] ?? "" };
  return { kind: "PARAGRAPH", level: null, marker: null, text: line };
}

const plain = (line: string): string =>
  line
    .replace(/<\/?sup>|\*/g, "")
    .replace(/\s+/g, " ")
    .trim();

const longestAnchor = 60;

/** Words of a heading as an address writes them; a second heading of the same words is numbered. */
function anchorOf(heading: string, taken: Set<string>): string {
  const words = heading.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const whole = words.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const short = whole.length > longestAnchor ? whole.slice(0, whole.lastIndexOf("-", longestAnchor)) : whole;
  let anchor = short;
  for (let next = 2; taken.has(anchor); next++) anchor = `${short}-${next}`;
  taken.add(anchor);
  return anchor;
}
