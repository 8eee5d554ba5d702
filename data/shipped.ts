import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { once } from "./once.ts";

/** The path of a file of this package (one that is whole already is left), whether the code runs from its sources or from dist/. */
export const shippedFile = (name: string): string => (isAbsolute(name) ? name : join(packageRoot(), name));

const packageRoot = once(() => rootAbove(dirname(fileURLToPath(import.meta.url))));

function rootAbove(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error("package.json introuvable au-dessus du programme");
  return rootAbove(above);
}
