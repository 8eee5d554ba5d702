import { connect, createServer, type Server, type Socket } from "node:net";

/** A way to the run's PostgreSQL, that the test can cut and lay again. */
export class Way {
  #server: Server | undefined;
  readonly #open = new Set<Socket>();
  constructor(
    readonly port: number,
    readonly to: number,
  ) {}

  async lay(): Promise<void> {
    this.#server = createServer((near) => {
      const far = connect(this.to, "127.0.0.1");
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#open.add(one);
        one.on("error", () => other.destroy());
        one.on("close", () => other.destroy());
        one.pipe(other);
      }
    });
    await new Promise<void>((resolve) => this.#server?.listen(this.port, "127.0.0.1", resolve));
  }

  /** Nothing passes any more, and nobody is told: as a cable that is pulled, or a firewall that drops. */
  hush(): void {
    for (const socket of this.#open) socket.unpipe();
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    for (const socket of this.#open) socket.destroy();
    this.#open.clear();
    await closed;
  }
}
