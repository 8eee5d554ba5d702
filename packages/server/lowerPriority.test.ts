import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { getPriority, platform } from "node:os";
import { expect, test } from "vitest";
import { lowerPriority } from "./lowerPriority.ts";

test.skipIf(platform() !== "linux")(
  "every thread of a process that stands behind has a lower priority than ours, those that collect its garbage too",
  async () => {
    const child = spawn(process.execPath, ["-e", "console.log(1); setInterval(() => {}, 1000)"]);
    await once(child.stdout, "data");
    lowerPriority(child.pid);
    const threads = readdirSync(`/proc/${child.pid}/task`).map(Number);
    const priorities = new Set(threads.map((thread) => getPriority(thread)));
    child.kill();
    expect(threads.length).toBeGreaterThan(1);
    expect([...priorities]).toEqual([Math.min(19, getPriority() + 5)]);
  },
);
