import { readFileSync } from "node:fs";
import { posix } from "node:path";
import type { GraphQLSchema } from "graphql";
import { documents, type Entry, type Group, made } from "./contents.ts";
import { deprecatedMembers, graphPage } from "./graphPage.ts";
import { type RenderedDocument, rendered, type Section } from "./markdown.ts";
import { figureFields, publicGraph } from "./publicGraph.ts";
import { questionNames, questionPage, questionSlug } from "./questionPages.ts";

/** A page of the site, before it is put in the frame that all pages share. */
export interface SitePage extends RenderedDocument {
  /** Its address is /docs/<slug>; empty for the first page. */
  readonly slug: string;
}

/** All pages that the build writes. The catalogue is not among them: the gateway answers it from the graph as it stands. */
export function sitePages(): readonly SitePage[] {
  const schema = publicGraph();
  return [
    { slug: "", ...homePage() },
    ...documents.flatMap(({ entries }) => entries.map((entry) => documentPage(entry, schema))),
    ...questionNames().map((name) => ({ slug: questionSlug(name), ...questionPage(name) })),
    { slug: made.graph.slug, ...graphPage(schema) },
    { slug: made.search.slug, ...searchPage },
  ];
}

/** What the search finds beside the pages' own titles: the figures of the catalogue, by their place in it. */
export const catalogueSections = (): readonly Section[] =>
  figureFields(publicGraph()).map(({ institution, field, definition }) => ({
    anchor: `${institution}.${field}`,
    title: `${institution}.${field}`,
    level: 2,
    text: definition,
  }));

const sources: ReadonlyMap<string, string> = new Map([
  ...documents.flatMap(({ entries }) => entries.map(({ source, slug }) => [source, slug] as const)),
  ...questionNames().map((name) => [`docs/questions/${name}`, questionSlug(name)] as const),
]);

function documentPage({ slug, source }: Entry, schema: GraphQLSchema): SitePage {
  const text = readFileSync(new URL(`../${source}`, import.meta.url), "utf8");
  const document = rendered(text, (target) => addressOf(source, target));
  const page = { ...document, html: document.html.replaceAll(usualHub, markedHub) };
  if (slug !== "changements") return { slug, ...page };
  // The schema itself says what it no longer advises.
  const html = page.html.replace("<p>{deprecated}</p>", deprecatedMembers(schema));
  return { slug, ...page, html };
}

/** How documents write the hub's own address; a page leads to the hub that serves it. */
const usualHub = "http://127.0.0.1:4000";
/** Where it stands in what is typed, the gateway writes its own (`gateway/routes/hubAddress.ts`). */
const markedHub = `<span class="hub">${usualHub}</span>`;

/** Where a document's link leads on the site; null for a file of the repository that is not served. */
function addressOf(source: string, target: string): string | null {
  if (target.startsWith(usualHub)) return target.slice(usualHub.length);
  if (/^([a-z]+:|#)/.test(target)) return target;
  const [path = "", anchor] = target.split("#");
  const slug = sources.get(posix.join(posix.dirname(source), decodeURI(path)));
  if (slug === undefined) return null;
  return `/docs/${slug}${anchor === undefined ? "" : `#${anchor}`}`;
}

function homePage(): RenderedDocument {
  const html = `<h1>Documentation du hub</h1>
<p class="lead">Quatre institutions de la Meuse répondent ensemble, chacune sous sa seule autorité. Cette documentation est servie par le hub lui-même, hors ligne.</p>
<ul class="cards">
<li><h2>Un tableau, sans code</h2><p><a href="/explorer/composer">Composer un tableau</a> : choisissez ce qui est compté, où et quand ; le tableau, le graphique et la requête s'écrivent.</p></li>
<li><h2>Ce qui est publié</h2><p><a href="/docs/catalogue">Le catalogue</a> : chaque jeu de données, sa définition, son unité, ses périodes, et qui peut le lire. <a href="/docs/releases.atom">Les publications, en flux Atom</a>.</p></li>
<li><h2>Écrire ses questions</h2><p><a href="/graphql">L'explorateur</a>, avec ses exemples, et <a href="/docs/graphe">le graphe, champ par champ</a>.</p></li>
</ul>
${documents.map(groupList).join("\n")}`;
  return { title: "Documentation du hub", html, sections: [] };
}

const groupList = ({ title, entries }: Group): string => `<h2>${title}</h2>
<dl class="pages">
${entries.map(({ slug, label, summary }) => `<dt><a href="/docs/${slug}">${label}</a></dt><dd>${summary}</dd>`).join("\n")}
</dl>`;

/** The one page that needs a script. */
const searchPage: RenderedDocument = {
  title: "Recherche",
  html: `<h1>Recherche</h1>
<form class="search" action="/docs/recherche" role="search"><label for="q">Chercher dans la documentation</label> <input id="q" type="search" name="q"> <button>Chercher</button></form>
<noscript><p>La recherche a besoin de JavaScript. <a href="/docs">Le sommaire</a> et <a href="/docs/catalogue">le catalogue</a> n'en ont pas besoin.</p></noscript>
<p id="count" role="status"></p>
<ol id="found" class="found"></ol>`,
  sections: [],
};
