import { documents, made } from "./contents.ts";
import type { SitePage } from "./pages.ts";

/** What a page puts in the frame (`page/index.html`). The gateway fills the same places for the catalogue. */
export const places = { title: "{{title}}", menu: "{{menu}}", main: "{{main}}" } as const;

/** @param frame the built page/index.html */
export function framed(frame: string, { slug, title, html, sections }: SitePage): string {
  const parts = sections.filter(({ level }) => level === 2);
  const contents =
    parts.length < 4 || slug === made.graph.slug
      ? ""
      : `<nav class="parts" aria-label="Sur cette page"><ul>${parts.map(({ anchor, title }) => `<li><a href="#${anchor}">${escaped(title)}</a></li>`).join("")}</ul></nav>`;
  return filled(frame, {
    title: escaped(title),
    menu: menu(slug),
    main: contents === "" ? html : html.replace("</h1>", `</h1>\n${contents}`),
  });
}

/** The frame of a page that is not built: its menu is there, its title and its text are not yet. */
export const openFrame = (frame: string, slug: string): string =>
  filled(frame, { title: places.title, menu: menu(slug), main: places.main });

const filled = (frame: string, texts: Readonly<Record<keyof typeof places, string>>): string =>
  frame
    .replace(places.title, () => texts.title)
    .replace(places.menu, () => texts.menu)
    .replace(places.main, () => texts.main);

function menu(current: string): string {
  const menuItem = ({ slug, label }: { readonly slug: string; readonly label: string }): string =>
    `<li><a href="/docs/${slug}"${slug === current ? ' aria-current="page"' : ""}>${label}</a></li>`;
  const groups = documents.map(({ title, entries }, at) => {
    const first = at === 1 ? [made.catalogue] : at === 2 ? [made.graph] : [];
    return `<li>${title}<ul>${[...first, ...entries].map(menuItem).join("")}</ul></li>`;
  });
  return `<ul>${groups.join("\n")}</ul>`;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
