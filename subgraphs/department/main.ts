#!/usr/bin/env -S node --no-memory-reducer --v8-pool-size=1
import "reflect-metadata";
import { runAlone } from "@pacte-hub/institution/program/program";

await runAlone({
  home: import.meta.url,
  program: "pacte-department",
  institution: async () => (await import("./institution.ts")).department,
  graph: async () => (await import("./resolvers.ts")).graph,
});
