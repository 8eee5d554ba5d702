import { withFrenchSpaces } from "@pacte-hub/schema/rules/frenchSpaces";
import MarkdownIt, { type Token } from "markdown-it";

/** A title of a page, and the text that stands under it. */
export interface Section {
  /** Empty for the page's own title. */
  readonly anchor: string;
  readonly title: string;
  readonly level: number;
  readonly text: string;
}

export interface RenderedDocument {
  readonly title: string;
  readonly html: string;
  readonly sections: readonly Section[];
}

/** Raw HTML in a document is text: nothing of ours writes any. */
const markdown = new MarkdownIt({ html: false });

/** Longer, an address is no link any more. */
const longestTry = 6_000;

/**
 * A document as the site shows it.
 * @param addressOf where a link of the document leads on the site; null when it leads to a file that is not served
 */
export function rendered(source: string, addressOf: (target: string) => string | null): RenderedDocument {
  const tokens = markdown.parse(source, {});
  const sections: { anchor: string; title: string; level: number; text: string }[] = [];
  const anchors = new Map<string, number>();
  for (const [at, token] of tokens.entries()) {
    const inline = tokens[at + 1];
    if (token.type === "heading_open" && inline) {
      const anchor = anchorOf(inline.content, anchors);
      const level = Number(token.tag.slice(1));
      if (level > 1) token.attrSet("id", anchor);
      sections.push({ anchor: level > 1 ? anchor : "", title: textIn(inline), level, text: "" });
    } else if (token.type === "inline") {
      link(token, addressOf);
      const section = sections.at(-1);
      if (section && tokens[at - 1]?.type !== "heading_open") section.text += `${textIn(token)} `;
    }
    const place = sections.at(-1);
    // What is typed is looked for too: a package by its name, a field by its own.
    if (token.type === "fence" && place) place.text += `${token.content} `;
    if (token.type === "table_open") token.meta = { title: sections.at(-1)?.title ?? "" };
    if (token.type === "th_open") asHeading(token, inline, tokens[at + 2]);
  }
  const html = markdown.renderer.render(tokens, markdown.options, {});
  return { title: sections[0]?.title ?? "", html, sections };
}

/** As code platforms make them, so that a document's links hold in both places. */
function anchorOf(title: string, timesUsed: Map<string, number>): string {
  const plain = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");
  const times = timesUsed.get(plain) ?? 0;
  timesUsed.set(plain, times + 1);
  return times === 0 ? plain : `${plain}-${times}`;
}

const textIn = ({ children }: Token): string =>
  (children ?? []).map(({ type, content }) => (type === "softbreak" ? " " : content)).join("");

/** Sends links to the site's pages; one that leads to a file nobody is served becomes plain words. */
function link({ children }: Token, addressOf: (target: string) => string | null): void {
  const open: boolean[] = [];
  for (const child of children ?? []) {
    if (child.type === "text") child.content = withFrenchSpaces(child.content);
    if (child.type === "image") throw new Error("The site shows no picture: its documents have none.");
    if (child.type === "link_open") {
      const address = addressOf(String(child.attrGet("href")));
      open.push(address !== null);
      if (address !== null) child.attrSet("href", address);
    }
    const isDead = child.type.startsWith("link_") && open.at(-1) === false;
    if (child.type === "link_close") open.pop();
    if (isDead) Object.assign(child, { type: "text", tag: "", content: "", attrs: null, nesting: 0 });
  }
}

/** An empty corner of a table heads nothing; any other cell of its first line heads its column. */
function asHeading(open: Token, inline: Token | undefined, close: Token | undefined): void {
  if (inline?.content) open.attrSet("scope", "col");
  else for (const cell of [open, close]) if (cell) cell.tag = "td";
}

const escaped = (text: string): string => markdown.utils.escapeHtml(text);

/** Tables and code scroll by themselves, under the keyboard too; a question can be tried where it stands. */
Object.assign(markdown.renderer.rules, {
  table_open: (tokens: readonly Token[], at: number) =>
    `<div class="scroll" tabindex="0" role="group" aria-label="${escaped(`Tableau : ${String(tokens[at]?.meta?.title)}`)}"><table>\n`,
  table_close: () => "</table></div>\n",
  fence: (tokens: readonly Token[], at: number) => codeBlock(tokens[at]?.content ?? "", tokens[at]?.info ?? ""),
});

/**
 * Code as it is typed; a GraphQL document leads to the explorer that runs it.
 * @param languageAndReader the language, and of a question that not everyone may ask, who asks it: "graphql analyst@siae"
 */
export function codeBlock(text: string, languageAndReader: string): string {
  const code = `<pre tabindex="0"><code>${escaped(text)}</code></pre>\n`;
  const [language, reader] = languageAndReader.split(" ");
  const address = `/graphql?query=${encodeURIComponent(text.trim())}`;
  if (language !== "graphql" || address.length > longestTry) return code;
  const readerText = reader === undefined ? "" : ` (il faut se présenter : ${escaped(reader)} en démonstration)`;
  return `${code}<p class="try"><a href="${address}">Essayer dans l'explorateur</a>${withFrenchSpaces(readerText)}</p>\n`;
}
