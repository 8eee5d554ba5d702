import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** True when the process lives and its command line holds `mark`: a pid may have been given to someone else since. */
export async function isRunning(pid: number, mark: string): Promise<boolean> {
  return isAlive(pid) && (await commandOf(pid)).includes(mark);
}

/** Asks a process to end, and ends it after `patienceMs`. */
export async function end(pid: number, signal: "SIGINT" | "SIGTERM", patienceMs: number): Promise<void> {
  signalProcess(pid, signal);
  const deadline = Date.now() + patienceMs;
  while (isAlive(pid) && Date.now() < deadline) await sleep(25);
  if (isAlive(pid)) signalProcess(pid, "SIGKILL");
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile, which is what was wanted.
  }
}

/** Linux says it in /proc; elsewhere ps does. */
async function commandOf(pid: number): Promise<string> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ");
  } catch {
    return new Promise((resolve) =>
      execFile("ps", ["-o", "command=", "-p", String(pid)], (_, out) => resolve(out ?? "")),
    );
  }
}
