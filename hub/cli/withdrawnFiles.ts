import { readFile } from "node:fs/promises";
import { Misuse } from "@pacte-hub/server/commandLine";

/** The files of withdrawn releases that a steward was handed (--known). @throws Misuse naming the one that doesn't read. */
export const readWithdrawnFiles = (paths: readonly string[] = []): Promise<readonly string[]> =>
  Promise.all(
    paths.map((path) =>
      readFile(path, "utf8").catch(() => {
        throw new Misuse(`Le fichier ${path} ne se lit pas.`);
      }),
    ),
  );
