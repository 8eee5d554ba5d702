#!/usr/bin/env -S node --no-memory-reducer --v8-pool-size=1
// After some quiet seconds V8 may shrink the heap, then let it grow so slowly that the load that follows costs up to twice. By
// default four threads collect garbage beside the program: on few processors, other processes wait for them.
import { existsSync } from "node:fs";

// graphql-js reads it once as it loads: without it, it looks twice at each type of each value it completes.
process.env.NODE_ENV ??= "production";

const program = new URL("../dist/cli/main.js", import.meta.url);
if (existsSync(program)) {
  await import(program.href).catch((error) => {
    if (error.code !== "EMFILE") throw error;
    console.error(
      "Le système ne laisse pas ce programme ouvrir assez de fichiers : « ulimit -n 4096 ». [OPEN_FILES_LIMIT]",
    );
    process.exit(1);
  });
} else {
  console.error("Le programme n'est pas compilé : lancez « npm run build » (« npm ci » le fait d'ordinaire).");
  process.exitCode = 1;
}
