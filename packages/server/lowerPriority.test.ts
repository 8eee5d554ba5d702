import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { getPriority, platform } from "node:os";
import { expect, test } from "vitest";
import { lowerPriority } from "./lowerPriority.ts";

test("every thread of a process that stands behind has a lower priority than ours, those that collect its garbage too", async () => {
  const child = spawn(process.execPath, ["-e", "console.log(1); setInterval(() => {}, 1000)"]);
  await once(child.stdout, "data");
  lowerPriority(child.pid);
  // Elsewhere than on Linux a priority is a process's.
  const isLinux = platform() === "linux";
  const threads = isLinux ? readdirSync(`/proc/${child.pid}/task`).map(Number) : [child.pid];
  const priorities = new Set(threads.map((thread) => getPriority(thread)));
  child.kill();
  expect(threads.length > 1).toBe(isLinux);
  expect([...priorities]).toEqual([Math.min(19, getPriority() + 5)]);
});
