#!/usr/bin/env -S node --no-memory-reducer
import "reflect-metadata";
import { runAlone } from "@pacte-hub/institution/program/program";
import { department } from "./institution.ts";

await runAlone({
  home: import.meta.url,
  program: "pacte-department",
  institution: department,
  graph: async () => (await import("./resolvers.ts")).graph,
});
