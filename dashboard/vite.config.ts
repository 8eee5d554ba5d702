import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { defaultClientConditions, defineConfig, type Plugin } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The aim for what a reader's first page needs, in kilobytes of JavaScript as sent (gzip). */
const aimKb = 150;

/** Says what a first page with its charts weighs: the scripts, all of them, for every page is in the first. */
const weight: Plugin = {
  name: "weight",
  writeBundle(_, bundle) {
    const scripts = Object.values(bundle).flatMap((one) => (one.type === "chunk" ? [gzipSync(one.code).length] : []));
    const kb = scripts.reduce((sum, bytes) => sum + bytes, 0) / 1_000;
    console.log(`dashboard: ${kb.toFixed(1)} kB of JavaScript (gzip) at first view, aim ${aimKb}`);
  },
};

/** Bundles the dashboard into files the gateway serves itself: an intranet has no CDN. */
export default defineConfig({
  root: here("."),
  base: "/tableau/",
  publicDir: false,
  resolve: { conditions: ["source", ...defaultClientConditions] },
  logLevel: "error",
  plugins: [weight],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: here("dist"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // Vite's helper for old browsers is an inline script, which the page's policy refuses.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
