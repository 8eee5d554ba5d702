import type { Unavailability } from "@pacte-hub/schema/model/refusal";
import type { Dispatcher, Pool } from "undici";
import type { Pieces } from "./pieces.ts";
import type { SubgraphLimits } from "./subgraphLimits.ts";

/** The outcome of one HTTP request; failures are values. */
export type PostOutcome =
  | { readonly kind: "READ"; readonly status: number; readonly headers: Headers; readonly body: Pieces }
  | { readonly kind: "BROKEN"; readonly why: Unavailability }
  | { readonly kind: "LATE" }
  | { readonly kind: "TOO_LONG" };

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

export interface PostRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Aborted when the reader leaves. */
  readonly signal: AbortSignal;
}

/** Posts a body and reads the whole response through undici's dispatcher, without the cost of a stream. */
export function postJson(
  pool: Pool,
  { path, headers, body, signal }: PostRequest,
  patience: SubgraphLimits,
): Promise<PostOutcome> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: "LATE" });
    const reading = new BodyReader(signal, patience, resolve);
    pool.dispatch({ method: "POST", path, headers: headers as Record<string, string>, body }, reading);
  });
}

/** undici's callbacks for one request, in the order in which they are called. */
class BodyReader implements Dispatcher.DispatchHandler {
  readonly #signal: AbortSignal;
  readonly #maxBodyBytes: number;
  readonly #settle: (exchanged: PostOutcome) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #leave = (): void => this.#end({ kind: "LATE" });
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: Headers = {};
  #length = 0;
  #ended = false;

  constructor(signal: AbortSignal, patience: SubgraphLimits, settle: (exchanged: PostOutcome) => void) {
    this.#signal = signal;
    this.#maxBodyBytes = patience.maxBodyBytes;
    this.#settle = settle;
    this.#timer = setTimeout(this.#leave, patience.timeoutMs);
    signal.addEventListener("abort", this.#leave, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // The reader left while the request waited for a connection.
    if (this.#ended) controller.abort(abandoned);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Headers): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#length += chunk.length;
    if (this.#length > this.#maxBodyBytes) this.#end({ kind: "TOO_LONG" });
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#end({ kind: "READ", status: this.#status, headers: this.#headers, body: this.#chunks });
  }

  onResponseError(): void {
    this.#end({ kind: "BROKEN", why: this.#status === 0 ? "DOWN" : "CUT" });
  }

  #end(exchanged: PostOutcome): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#signal.removeEventListener("abort", this.#leave);
    if (exchanged.kind === "LATE" || exchanged.kind === "TOO_LONG") this.#controller?.abort(abandoned);
    this.#settle(exchanged);
  }
}

/** The reason given to undici when a response is abandoned. */
const abandoned = new Error("the answer is no longer waited for");
