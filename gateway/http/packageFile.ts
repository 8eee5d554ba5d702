import { fileURLToPath } from "node:url";

/** The path of a file shipped with this package, whether the code runs from its sources or from dist/. */
export const packageFile = (name: string): string =>
  fileURLToPath(new URL(import.meta.url.endsWith(".js") ? `../../${name}` : `../${name}`, import.meta.url));
