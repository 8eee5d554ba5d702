import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startedHub } from "./hub.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The hub that `npm test` starts once, as a user would: read it, leave it as it is. */
    hub: {
      readonly url: string;
      readonly dataDir: string;
      readonly ports: Readonly<Record<string, number>>;
      readonly passwords: Record<string, string>;
    };
  }
}

/** One real hub for the whole run: `hub start` on free ports and an empty folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const hub = await startedHub();
  const passwords = JSON.parse(await readFile(join(hub.dataDir, "passwords.json"), "utf8"));
  project.provide("hub", { url: hub.url, dataDir: hub.dataDir, ports: hub.ports, passwords });
  return () => hub.stop();
}
