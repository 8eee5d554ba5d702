/** What `hub start` tells the person who waits. */
export interface Progress {
  /** Says that a step begins, runs it, and says how long it took. */
  step<T>(sentence: string, work: () => Promise<T>): Promise<T>;
  say(sentence: string): void;
}

export function writtenProgress(out: NodeJS.WritableStream): Progress {
  const print = (sentence: string): void => void out.write(`${sentence}\n`);
  return {
    say: print,
    async step(sentence, work) {
      const began = performance.now();
      print(`${sentence}…`);
      try {
        const done = await work();
        print(`  … fait (${((performance.now() - began) / 1000).toFixed(1).replace(".", ",")} s)`);
        return done;
      } catch (error) {
        print("  … échec");
        throw error;
      }
    },
  };
}
