import { defineConfig } from "vitest/config";

export default defineConfig({
  // Without this alias vitest loads two copies of graphql, and every schema is "from another realm".
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "dist/**", "**/*.prove.test.ts"],
    globalSetup: ["test/setup.ts"],
    setupFiles: ["reflect-metadata"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    server: { deps: { inline: [/type-graphql/, /graphql-scalars/] } },
  },
});
