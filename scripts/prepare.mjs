// After `npm ci`: builds, unless the compiler was left out (`--omit=dev`): production gets built packages, or runs `npm run build`.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const hasCompiler = () => {
  try {
    createRequire(import.meta.url).resolve("typescript/package.json");
    return true;
  } catch {
    return false;
  }
};
if (hasCompiler())
  process.exitCode = spawnSync("npm run --silent build", { shell: true, stdio: "inherit" }).status ?? 1;
