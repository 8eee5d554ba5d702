import { readdir, readFile } from "node:fs/promises";

const pageBytes = 4_096;
/** Milliseconds of a Linux clock tick (USER_HZ): 10 on every machine that Node runs on. */
const tickMs = 10;

/** Resident memory of a process, in bytes; 0 where the system does not provide it. */
export async function rssOf(pid: number | undefined): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, "latin1").catch(() => "");
  return Number(statm.split(" ")[1] ?? 0) * pageBytes;
}

/**
 * Processor time that a process has had since it began, of its own and the system's, milliseconds; undefined where the system
 * does not tell.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html utime and stime
 */
export async function cpuMsOf(pid: number | undefined): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => "");
  // Its name may hold spaces and parentheses: fields are counted behind it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return stat === "" ? undefined : (user + system) * tickMs;
}

/** Whether a thread of a process runs, or would if it were given a processor; false where the system does not tell. */
export async function wantsProcessor(pid: number | undefined): Promise<boolean> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const states = threads.map(async (thread) => {
    const stat = await readFile(`/proc/${pid}/task/${thread}/stat`, "latin1").catch(() => "");
    return stat.charAt(stat.lastIndexOf(")") + 2);
  });
  return (await Promise.all(states)).includes("R");
}

/** Processor time of the machine since it began, in one unit. */
export interface MachineTime {
  readonly all: number;
  /** Of that, what nobody wanted, or a process of lower priority had. */
  readonly spare: number;
}

/** Undefined where the system does not tell. @see https://man7.org/linux/man-pages/man5/proc_stat.5.html */
export async function machineTime(): Promise<MachineTime | undefined> {
  const stat = await readFile("/proc/stat", "latin1").catch(() => "");
  // Later ones are parts of the first two.
  const times = stat.split("\n", 1)[0]?.split(/ +/).slice(1, 9).map(Number) ?? [];
  const [, nice = 0, , idle = 0, waiting = 0] = times;
  return times.length < 8 ? undefined : { all: times.reduce((sum, one) => sum + one, 0), spare: nice + idle + waiting };
}
