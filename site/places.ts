import { made } from "./contents.ts";
import { catalogueSections, type SitePage } from "./pages.ts";
import type { Findable } from "./search.ts";

/** All that the search finds: each part of each page, and each figure of the catalogue. */
export function findablePlaces(pages: readonly SitePage[]): readonly Findable[] {
  const ofPages = pages.flatMap(({ slug, title, sections }) =>
    sections.map((section) => ({
      address: `/docs/${slug}${section.anchor === "" ? "" : `#${section.anchor}`}`,
      page: title,
      title: section.title,
      text: section.text.trim(),
    })),
  );
  const ofCatalogue = catalogueSections().map(({ anchor, title, text }) => ({
    address: `/docs/${made.catalogue.slug}#${anchor}`,
    page: made.catalogue.label,
    title,
    text,
  }));
  return [...ofPages, ...ofCatalogue];
}
