import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Bundles the dashboard into files the gateway serves itself: an intranet has no CDN. */
export default defineConfig({
  root: here("."),
  base: "/tableau/",
  publicDir: false,
  logLevel: "error",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: here("../dist/dashboard"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // Vite's helper for old browsers is an inline script, which the page's policy refuses.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
