import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

/** Sources of our packages, never what was built of them. */
const conditions = ["source", ...defaultServerConditions];
const shared = {
  // Without this alias vitest loads two copies of graphql, and every schema is "from another realm".
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }], conditions },
  ssr: { resolve: { conditions } },
};
const exclude = ["**/node_modules/**", "**/dist/**", ".build/**", "**/*.prove.test.ts"];
const inline = [/type-graphql/, /graphql-scalars/];

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          // The laws of the house read files: they need no hub.
          exclude: [...exclude, "test/*.test.ts", "test/!(house)/**"],
          setupFiles: ["reflect-metadata"],
          testTimeout: 30_000,
          server: { deps: { inline } },
        },
      },
      {
        ...shared,
        test: {
          name: "hub",
          include: ["test/**/*.test.ts"],
          exclude: [...exclude, "test/house/**"],
          globalSetup: ["test/setup.ts"],
          setupFiles: ["reflect-metadata"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          server: { deps: { inline } },
        },
      },
    ],
  },
});
