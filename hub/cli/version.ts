import { createRequire } from "node:module";

/** The version of the installed command: its package's. */
export const hubVersion = (): string =>
  (createRequire(import.meta.url)("@pacte-hub/hub/package.json") as { readonly version: string }).version;
