import { readdirSync } from "node:fs";
import { constants, getPriority, setPriority } from "node:os";

/** A third of the share of who works first: enough to be passed, and not so little that a busy machine leaves it nothing. */
const steps = 5;

/**
 * Lets others work first: a process gets a lower priority (a higher `nice`) than this one has, whatever that is. On Linux a
 * priority is a thread's, and V8 has threads that collect garbage before any program runs: all of them get it.
 * @param pid this process by default
 */
export function lowerPriority(pid = process.pid): void {
  const priority = Math.min(constants.priority.PRIORITY_LOW, getPriority() + steps);
  for (const thread of threadsOf(pid))
    try {
      setPriority(thread, priority);
    } catch {
      // Without the permission, or ended meanwhile: it keeps its priority.
    }
}

function threadsOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [pid];
  }
}
