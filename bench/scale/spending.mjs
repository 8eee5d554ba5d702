import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const ticks = Number(execFileSync("getconf", ["CLK_TCK"]));

/** Milliseconds of processor time that a process has had; null of one that has ended. */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return ((Number(fields[11]) + Number(fields[12])) / ticks) * 1_000;
  } catch {
    return null;
  }
}

/** Starts a count of what some processes spend from now on, milliseconds of processor time. */
export function spending(pids) {
  const before = pids.map((pid) => [pid, cpuOf(pid)]);
  return () => before.reduce((sum, [pid, had]) => sum + Math.max(0, (cpuOf(pid) ?? had) - had), 0);
}
