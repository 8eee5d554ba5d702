import { fileURLToPath } from "node:url";
import { defaultClientConditions, defineConfig } from "vite";
import { graphiqlInFrench } from "./graphiqlInFrench.ts";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Bundles GraphiQL and its editor into files the gateway serves itself: an intranet has no CDN. */
export default defineConfig({
  root: fromHere("page"),
  base: "/explorer/",
  publicDir: false,
  plugins: [graphiqlInFrench()],
  resolve: { conditions: ["source", ...defaultClientConditions] },
  logLevel: "error",
  build: {
    outDir: fromHere("dist"),
    emptyOutDir: true,
    rolldownOptions: { input: [fromHere("page/index.html"), fromHere("page/composer.html")] },
    // Images stay files: less to inline, less to allow.
    assetsInlineLimit: 0,
    // The editor alone is a megabyte and a half, and is cached.
    chunkSizeWarningLimit: 5_000,
    reportCompressedSize: false,
  },
});
