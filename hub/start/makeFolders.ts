import { mkdir, rmdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder, and those above it that are not there. mkdir's own recursion never returns where the system says "no such
 * file" for ever, as under /proc.
 * @param path absolute
 * @returns the folders that it made, outermost first; none where the folder was there.
 * @throws the system's error, ENOTDIR where a file is in the way: none of those that it made is left then.
 */
export async function makeFolders(path: string): Promise<readonly string[]> {
  if (await isThere(path)) {
    // By this name a file is an error.
    await stat(`${path}/`);
    return [];
  }
  const above = await makeFolders(dirname(path));
  try {
    await mkdir(path);
    return [...above, path];
  } catch (error) {
    // Another made it meanwhile.
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return above;
    await removeEmpty(above);
    throw error;
  }
}

/** Takes away folders that `makeFolders` made and that hold nothing; others stay. */
export async function removeEmpty(folders: readonly string[]): Promise<void> {
  for (const folder of [...folders].reverse()) await rmdir(folder).catch(() => undefined);
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
