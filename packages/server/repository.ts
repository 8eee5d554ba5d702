import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { OperatorError } from "./operatorError.ts";

const cloneName = "hub-pacte-insertion-meuse";

/** The root of the clone that the code runs in; null where packages were installed. */
export function repositoryRoot(): string | null {
  if (root === undefined) root = cloneAbove(dirname(fileURLToPath(import.meta.url)));
  return root;
}
let root: string | null | undefined;

/** The path of a file in the clone. @throws OperatorError where packages were installed */
export function inClone(...names: readonly string[]): string {
  const root = repositoryRoot();
  if (!root)
    throw new OperatorError("Ce fichier appartient au dépôt : il faut en avoir un clone.", "FILE_NOT_READABLE");
  return join(root, ...names);
}

/** Finds the clone by its manifest's name: above installed packages there may be somebody else's project. */
function cloneAbove(folder: string): string | null {
  const manifest = join(folder, "package.json");
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).name === cloneName) return folder;
  const above = dirname(folder);
  return above === folder ? null : cloneAbove(above);
}
