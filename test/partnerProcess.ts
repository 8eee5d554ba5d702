import { readdirSync, readFileSync } from "node:fs";
import type { StartedHub } from "./hub.ts";

/** The process that serves an institution under this hub. */
export function processOf(partner: string, hub: Pick<StartedHub, "process">): number {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const [, parent] = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      if (Number(parent) === hub.process.pid && command.includes("subgraph") && command.includes(partner))
        return Number(pid);
    } catch {
      // It ended while we looked.
    }
  }
  throw new Error(`nobody serves ${partner}`);
}
