import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { SpareTime } from "./spareTime.ts";

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html policy, the 41st field */
const policiesOf = (pid: number | undefined): readonly string[] =>
  readdirSync(`/proc/${pid}/task`).map((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[38] ?? "";
  });
const whenIdle = "5";

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

async function busyProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["-e", "console.log(1); setTimeout(() => { for (;;); }, 50)"]);
  children.push(child);
  await once(child.stdout, "data");
  return child;
}

const hasChrt = (() => {
  try {
    return Boolean(execFileSync("chrt", ["--version"]));
  } catch {
    return false;
  }
})();
if (!hasChrt) console.log("SKIPPED: what runs in spare time alone needs Linux and chrt (util-linux)");

test.skipIf(!hasChrt)(
  "a process that has spare time alone is seen to starve on a busy machine, and its successor takes its share",
  async () => {
    const [behind, idle] = [await busyProcess(), await busyProcess()];
    const spareTime = new SpareTime(behind.pid);
    const watched = new SpareTime(idle.pid);
    expect(await spareTime.isStarved()).toBe(false);
    spareTime.begin();
    await expect.poll(() => [...new Set(policiesOf(behind.pid))]).toEqual([whenIdle]);
    idle.kill("SIGSTOP");
    watched.begin();
    for (let one = 0; one < availableParallelism() * 2; one++) await busyProcess();
    let [isStarved, isIdleStarved] = [false, false];
    while (!isStarved) {
      await sleep(200);
      isStarved = await spareTime.isStarved();
      isIdleStarved ||= await watched.isStarved();
    }
    // It wants no processor.
    expect(isIdleStarved).toBe(false);
    const successor = await busyProcess();
    const after = new SpareTime(successor.pid);
    after.begin();
    await sleep(300);
    expect(policiesOf(successor.pid)).not.toContain(whenIdle);
    expect(await after.isStarved()).toBe(false);
  },
);
