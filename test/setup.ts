import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { copyFolder, openFolder, startedHub } from "./hub.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The hub that `npm test` starts once, as a user would: read it, leave it as it is. */
    hub: {
      readonly url: string;
      readonly dataDir: string;
      readonly ports: Readonly<Record<string, number>>;
      readonly passwords: Record<string, string>;
    };
    /** The data folder of a hub that has started once, at rest: a hub that starts from a copy of it spares the first loading. */
    firstFolder: string;
  }
}

/** One real hub for the whole run: `hub start` on free ports and an empty folder, stopped, and started again. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await openFolder();
  await (await startedHub({ dataDir })).stop();
  const firstFolder = await copyFolder(dataDir);
  const hub = await startedHub({ dataDir });
  const passwords = JSON.parse(await readFile(join(dataDir, "passwords.json"), "utf8"));
  project.provide("hub", { url: hub.url, dataDir, ports: hub.ports, passwords });
  project.provide("firstFolder", firstFolder);
  return async () => {
    await hub.stop();
    for (const folder of [dataDir, firstFolder]) await rm(folder, { recursive: true, force: true });
  };
}
