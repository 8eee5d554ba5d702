import { execFile } from "node:child_process";
import { cpuMsOf, type MachineTime, machineTime, wantsProcessor } from "./processUse.ts";

/** Where util-linux and BusyBox place `chrt`. */
const path = "/usr/bin:/bin:/usr/sbin:/sbin";
/** A process that wants a processor and has less than this share of one is starved, where the machine has as little to spare. */
const fairShare = 0.25;
/** And wherever it has less than this: beside others of its class it has more. */
const leastShare = 0.05;
const starvedAfterMs = 2_000;
/** How long a machine counts as busy after a process was starved there. */
const busyForMs = 10 * 60_000;

/** Of this machine: known to whoever places processes. */
let busyUntil = Number.NEGATIVE_INFINITY;

/**
 * Lets a process of ours run only while no other wants the processor (Linux, `SCHED_IDLE`): whoever wakes takes its place at once.
 * With a lower priority alone it would first finish its slice, some milliseconds at each of the many turns that a question takes.
 * On a machine that is never idle it would hardly run: whoever placed it there looks whether it is starved, and replaces it by one
 * that is placed nowhere for the next ten minutes (a process without privileges may enter that class, and not leave it).
 * Elsewhere than on Linux, and without `chrt`, nothing changes.
 */
export class SpareTime {
  readonly #pid: number | undefined;
  #isAsked = false;
  /** Not where the system refuses, or has no `chrt`. */
  #isPlaced = false;
  #wanted: { readonly since: number; readonly cpuMs: number; readonly machine: MachineTime } | undefined;

  constructor(pid: number | undefined) {
    this.#pid = pid;
  }

  /** To be called whenever the process begins to work. Never fails. */
  begin(): void {
    this.#wanted = undefined;
    if (this.#isAsked || this.#pid === undefined || performance.now() < busyUntil) return;
    this.#isAsked = true;
    execFile("chrt", ["-a", "-i", "-p", "0", `${this.#pid}`], { env: { PATH: path } }, (error) => {
      this.#isPlaced = error === null;
    });
  }

  /** To be called several times a second while the process works: whether it had next to nothing for two seconds. */
  async isStarved(): Promise<boolean> {
    const wants = this.#isPlaced && (await wantsProcessor(this.#pid));
    const [cpuMs, machine] = wants ? await Promise.all([cpuMsOf(this.#pid), machineTime()]) : [];
    const now = performance.now();
    if (cpuMs === undefined || !machine) this.#wanted = undefined;
    else this.#wanted ??= { since: now, cpuMs, machine };
    if (cpuMs === undefined || !machine || !this.#wanted || now - this.#wanted.since < starvedAfterMs) return false;
    const { since, cpuMs: before, machine: then } = this.#wanted;
    const share = (cpuMs - before) / (now - since);
    const spared = (machine.spare - then.spare) / (machine.all - then.all);
    this.#wanted = undefined;
    const isStarved = share < leastShare || (share < fairShare && spared < fairShare);
    if (isStarved) busyUntil = now + busyForMs;
    return isStarved;
  }
}
