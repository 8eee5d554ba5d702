import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { TableLimits } from "../http/limits.ts";
import { type TableFile, type TableOrder, tableFile } from "./tableFile.ts";

/** Compiled code: Node 20 runs no TypeScript. */
const file = fileURLToPath(
  new URL(import.meta.url.endsWith(".js") ? "./tableThread.js" : "../dist/tables/tableThread.js", import.meta.url),
);

/** Makes tables; long ones in threads of their own, so that nobody waits in the gateway while they are written. */
export class TableMaker {
  readonly #limits: TableLimits;
  readonly #waiters: (() => void)[] = [];
  #running = 0;

  constructor(limits: TableLimits) {
    this.#limits = limits;
  }

  /** null: too many wait, or it took more memory than one may. */
  async make(order: TableOrder): Promise<TableFile | null> {
    if (order.answer.length <= this.#limits.atOnce) return tableFile(order);
    if (this.#running >= this.#limits.threads) {
      if (this.#waiters.length >= this.#limits.mostWaiting) return null;
      await new Promise<void>((resolve) => this.#waiters.push(resolve));
    } else this.#running += 1;
    try {
      return await this.#inThread(order);
    } finally {
      const next = this.#waiters.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  #inThread(order: TableOrder): Promise<TableFile | null> {
    const thread = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: this.#limits.maxHeap } });
    return new Promise<TableFile | null>((resolve) => {
      thread.once("message", resolve);
      for (const end of ["error", "exit"]) thread.once(end, () => resolve(null));
      thread.postMessage(order);
    }).finally(() => void thread.terminate());
  }
}
