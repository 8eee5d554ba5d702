import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { defaultClientConditions, defineConfig, type Plugin } from "vite";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The aim for what a reader's first page needs, in kilobytes of JavaScript as sent (gzip). */
const aimKb = 150;

/** Says what a first page with its charts weighs: its scripts, and the drawing library that comes when they are drawn. */
const weight: Plugin = {
  name: "weight",
  writeBundle(_, bundle) {
    const chunks = new Map(
      Object.values(bundle).flatMap((file) => (file.type === "chunk" ? [[file.fileName, file]] : [])),
    );
    const first = new Set(
      [...chunks.values()].flatMap(({ fileName, isEntry, name }) => (isEntry || name === "plot" ? fileName : [])),
    );
    for (const name of first) for (const needed of chunks.get(name)?.imports ?? []) first.add(needed);
    const kb = [...first].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? "").length, 0) / 1_000;
    console.log(`dashboard: ${kb.toFixed(1)} kB of JavaScript (gzip) at first view, aim ${aimKb}`);
  },
};

/** A fragment's text is in each operation that spreads it, and sent by none alone (`hub/ask.ts`): the pages do without. */
const operationsOnly: Plugin = {
  name: "operations-only",
  transform: (code, id) =>
    id.endsWith("/hub/operations.ts")
      ? code.replace(/(FragmentDoc = new TypedDocumentString\()`[^`]*`/g, "$1``")
      : null,
};

/** The two families of letters are fetched with the page, not after its styles: the first sentence is drawn in its own. */
const lettersFirst: Plugin = {
  name: "letters-first",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => file.endsWith(".woff2"))
        .map((file) => ({
          tag: "link",
          attrs: { rel: "preload", href: `/tableau/${file}`, as: "font", type: "font/woff2", crossorigin: true },
          injectTo: "head-prepend" as const,
        })),
  },
};

/** What asks the first question is a script of its own, before the page's: it runs as soon as it has come. */
const questionFirst: Plugin = {
  name: "question-first",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle = {} }) =>
      Object.values(bundle).flatMap((file) =>
        file.type === "chunk" && file.isEntry && file.name === "early"
          ? {
              tag: "script",
              attrs: { type: "module", async: true, crossorigin: true, src: `/tableau/${file.fileName}` },
              injectTo: "head-prepend" as const,
            }
          : [],
      ),
  },
};

/** Bundles the dashboard into files the gateway serves itself: an intranet has no CDN. */
export default defineConfig({
  root: fromHere("."),
  base: "/tableau/",
  publicDir: false,
  resolve: { conditions: ["source", ...defaultClientConditions] },
  logLevel: "error",
  plugins: [operationsOnly, weight, lettersFirst, questionFirst],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: fromHere("dist"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // Vite's helper for old browsers is an inline script, which the page's policy refuses.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: { index: fromHere("index.html"), early: fromHere("early.ts") } },
  },
});
