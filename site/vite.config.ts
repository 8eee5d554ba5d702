import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultClientConditions, defineConfig, type Plugin } from "vite";
import { made } from "./contents.ts";
import { framed, openFrame } from "./frame.ts";
import { type SitePage, sitePages } from "./pages.ts";
import { findablePlaces } from "./places.ts";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const dist = fromHere("dist");

let pages: readonly SitePage[] | undefined;
const allPages = (): readonly SitePage[] => {
  pages ??= sitePages();
  return pages;
};

/** The search's index is a module of its own, fetched on its page alone. */
const index: Plugin = {
  name: "places",
  load: (id) => (id.endsWith("/page/builtPlaces.ts") ? placesModule() : null),
};

/** A JSON text is read faster than the same written as code. */
const placesModule = (): string =>
  `export const places = JSON.parse(${JSON.stringify(JSON.stringify(findablePlaces(allPages())))})`;

/** Each page is put in the frame that Vite has built, with its own names of styles and scripts. */
const writePages: Plugin = {
  name: "pages",
  writeBundle() {
    const frame = readFileSync(join(dist, "index.html"), "utf8");
    for (const page of allPages()) writeFileSync(join(dist, `${page.slug || "index"}.html`), framed(frame, page));
    writeFileSync(join(dist, `${made.catalogue.slug}.frame.html`), openFrame(frame, made.catalogue.slug));
  },
};

/** Writes the documentation into files that the gateway serves itself: it is read offline. */
export default defineConfig({
  root: fromHere("page"),
  base: "/docs/",
  publicDir: false,
  resolve: { conditions: ["source", ...defaultClientConditions] },
  logLevel: "error",
  plugins: [index, writePages],
  build: {
    outDir: dist,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
