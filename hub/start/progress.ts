/** What `hub start` tells the person who waits. */
export interface Progress {
  /** Says that a step begins, runs it, and says how long it took. */
  step<T>(sentence: string, work: () => Promise<T>): Promise<T>;
  say(sentence: string): void;
}

export function spoken(out: NodeJS.WritableStream): Progress {
  const say = (sentence: string): void => void out.write(`${sentence}\n`);
  return {
    say,
    async step(sentence, work) {
      const began = performance.now();
      say(`${sentence}…`);
      try {
        const done = await work();
        say(`  … fait (${((performance.now() - began) / 1000).toFixed(1).replace(".", ",")} s)`);
        return done;
      } catch (error) {
        say("  … échec");
        throw error;
      }
    },
  };
}
