/** Takes the price of work from whoever asked for it, in milliseconds of processor time; undefined: nobody pays. */
export type Charge = (payer: string | undefined, milliseconds: number) => void;

/** Measures work that is done without a pause. @returns tells how many milliseconds of processor time it has taken */
export function stopwatch(): () => number {
  const [began, used] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(used);
    // Other threads count in the one, waiting for a busy machine in the other.
    return Math.min(performance.now() - began, (user + system) / 1_000);
  };
}

/** Does work at once, and has it paid, whatever comes of it. @throws what the work throws */
export function paid<Value>(charge: Charge, payer: string | undefined, work: () => Value): Value {
  const spent = stopwatch();
  try {
    return work();
  } finally {
    charge(payer, spent());
  }
}
