import { availableParallelism } from "node:os";
import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

/** Sources of our packages, never what was built of them; of others what Node takes, which knows no "module" (that is for bundlers). */
const conditions = ["source", ...defaultServerConditions.filter((condition) => condition !== "module")];
const shared = {
  // Without this alias vitest loads two copies of graphql, and every schema is "from another realm".
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }], conditions },
  ssr: { resolve: { conditions } },
};
/** The longest proofs: whole installations, laid as their guides say (`npm run prove`). */
const proofs = process.env.HUB_PROVE ? [] : ["**/*.prove.test.ts"];
const exclude = ["**/node_modules/**", "**/dist/**", ".build/**", ...proofs];
const inline = [/type-graphql/, /graphql-scalars/];

/** Proofs that search, or that wait for processes of their own: minutes, and no hub. The rest of the unit tests is seconds. */
const slow = [
  "packages/disclosure/{oracle,attacks,cleanUp,policy,respondents}.test.ts",
  "packages/disclosure/parallel/*.test.ts",
  "packages/disclosure/protect/*.test.ts",
  "packages/executor/kinds/*.test.ts",
  "gateway/execution/{agreement,circuitBreaker,hostile,hostileAnswers,parseBody,randomGraphs,shippedGraph,takenOver}.test.ts",
  "gateway/planner/randomGraphs.test.ts",
  "gateway/longAnswers/longAnswers.test.ts",
  "gateway/planning/planner{Deadlines,Pool,Warmth}.test.ts",
  "gateway/fastPath/*.test.ts",
  "gateway/serving/*.test.ts",
  "gateway/tables/*.test.ts",
  "gateway/{server,limits}.test.ts",
  "gateway/demandControl/budget.test.ts",
  "gateway/persistedOperations/*.test.ts",
  "packages/tables/opened.test.ts",
  "packages/server/spareTime.test.ts",
  "packages/server/http/{hardening,http,sendBody}.test.ts",
  "hub/start/rehearsed.test.ts",
  "hub/start/{newPact,newPartner}/*.test.ts",
  "demo/{agreement,generate}.test.ts",
  "operations/prometheus/*.test.ts",
  "test/house/{partnerFolders,readAtImport}.test.ts",
  "test/guide/*.test.ts",
  "test/containers/*.test.ts",
];

export default defineConfig({
  test: {
    // Files wait for a hub more than they compute: a second worker halves the time on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          // The laws of the house read files: they need no hub.
          exclude: [...exclude, ...slow, "test/*.test.ts", "test/!(house)/**"],
          setupFiles: ["reflect-metadata"],
          // They mock nothing and leave nothing behind (test/house/unitTests.test.ts): a module is loaded once a worker, not once a file.
          isolate: false,
          // One is milliseconds; a machine that does something else makes it wait.
          testTimeout: 30_000,
          server: { deps: { inline } },
        },
      },
      {
        ...shared,
        test: {
          name: "slow",
          include: slow,
          exclude,
          setupFiles: ["reflect-metadata"],
          testTimeout: 120_000,
          server: { deps: { inline } },
        },
      },
      {
        ...shared,
        test: {
          name: "hub",
          include: ["test/**/*.test.ts"],
          exclude: [...exclude, "test/house/**", "test/guide/**", "test/containers/**"],
          globalSetup: ["test/setup.ts"],
          setupFiles: ["reflect-metadata"],
          testTimeout: 60_000,
          hookTimeout: 240_000,
          server: { deps: { inline } },
        },
      },
    ],
  },
});
