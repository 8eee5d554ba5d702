import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const fromRoot = createRequire(join(root, "package.json"));

/** The suite must meet the very Apollo Server and graphql-js that the project runs with, not copies of its own. */
const ownApollo = {
  name: "own-apollo-server",
  enforce: "pre",
  resolveId: (name) => (/^@apollo\/server(\/|$)/.test(name) ? fromRoot.resolve(name) : null),
};

export default defineConfig({
  root: here,
  plugins: [ownApollo],
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: join(root, "node_modules/graphql/index.js") },
      { find: /^@jest\/globals$/, replacement: join(here, "jestGlobals.mjs") },
    ],
  },
  test: {
    include: ["suite.test.mjs"],
    testTimeout: 20_000,
    server: { deps: { inline: [/server-integration-testsuite/, /graphql-tag/, /@apollo\/client/, /graphql-http/] } },
  },
});
