#!/usr/bin/env -S node --no-memory-reducer
// After twenty quiet seconds V8 would shrink the heap and let it grow again so slowly that questions cost twice for minutes.
import { existsSync } from "node:fs";

// graphql-js reads it once as it loads: without it, it looks twice at each type of each value it completes.
process.env.NODE_ENV ??= "production";

const program = new URL("../dist/cli/main.js", import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  console.error("Le programme n'est pas compilé : lancez « npm run build » (« npm ci » le fait d'ordinaire).");
  process.exitCode = 1;
}
